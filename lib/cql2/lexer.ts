import { Cql2Error } from './error'

// Tokens of cql2-text (OGC 21-065r2, Annex B). Keywords are names: what is one, the parser says.

export interface Token { kind: 'name' | 'quoted' | 'text' | 'number' | 'sign' | 'end'; /** Without quotes, escapes resolved. */ text: string; at: number }

const SPACE = /\s+/y
const NAME = /[\p{L}_:][\p{L}\p{N}\p{M}_:.]*/uy
const QUOTED = /"((?:[^"]|"")*)"/y
/** A quote within is written '' or \'. Other backslashes stay: they are LIKE's. */
const TEXT = /'((?:[^'\\]|''|\\\\|\\'|\\(?!['\\]))*)'/y
const ESCAPED = /\\\\|''|\\'/g
const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y
const SIGN = /<>|<=|>=|[<>=(),]/y

/** The longest filter that is read: an address of 8,000 characters is what servers in between let through. */
export const LONGEST_FILTER = 4000

export function tokensOf(filter: string): Token[] {
  if (filter.length > LONGEST_FILTER) throw new Cql2Error(LONGEST_FILTER, `the filter is ${filter.length} characters long`, `at most ${LONGEST_FILTER}`)
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(filter)
  }
  while (at < filter.length) {
    const space = take(SPACE)
    if (space) {
      at += space[0].length
      continue
    }
    const [kind, match] = next(take)
    if (!match) throw new Cql2Error(at, found(filter, at), 'a property, a value, an operator or a parenthesis')
    tokens.push({ kind, text: kind === 'text' ? match[1].replace(ESCAPED, pair => (pair === '\\\\' ? pair : "'")) : kind === 'quoted' ? match[1].replaceAll('""', '"') : match[0], at })
    at += match[0].length
  }
  tokens.push({ kind: 'end', text: '', at })
  return tokens
}

function next(take: (pattern: RegExp) => RegExpExecArray | null): [Token['kind'], RegExpExecArray | null] {
  for (const [kind, pattern] of [['name', NAME], ['text', TEXT], ['quoted', QUOTED], ['number', NUMBER], ['sign', SIGN]] as const) {
    const match = take(pattern)
    if (match) return [kind, match]
  }
  return ['end', null]
}

function found(filter: string, at: number): string {
  if (filter[at] === "'" || filter[at] === '"') return `${filter[at]} opens a ${filter[at] === "'" ? 'text' : 'name'} that does not end`
  return `"${String.fromCodePoint(filter.codePointAt(at) as number)}" is no sign of CQL2`
}
