import { Cql2Error } from './error'
import type { Token } from './lexer'

/** Deeper nesting is refused before the stack would be. */
const DEEPEST = 60

/** Where the parser stands among the tokens. */
export class Cursor {
  private i = 0
  private depth = 0
  constructor(private readonly tokens: Token[]) {}

  get token(): Token {
    return this.tokens[this.i]
  }
  get after(): Token {
    return this.tokens[Math.min(this.i + 1, this.tokens.length - 1)]
  }
  next(): Token {
    const token = this.token
    if (token.kind !== 'end') this.i++
    return token
  }
  /** Is the token this sign, or one of these keywords (written in capitals here, in any case there)? */
  is(...texts: string[]): boolean {
    const { kind, text } = this.token
    return (kind === 'sign' || kind === 'name') && texts.includes(kind === 'name' ? text.toUpperCase() : text)
  }
  /** Takes the sign or keyword when it stands here. */
  takes(...texts: string[]): Token | null {
    return this.is(...texts) ? this.next() : null
  }
  expect(...texts: string[]): Token {
    return this.takes(...texts) ?? this.fail(texts.map(t => `"${t}"`).join(' or '))
  }
  fail(expected: string, token = this.token): never {
    throw new Cql2Error(token.at, token.kind === 'end' ? 'the filter ends' : token.kind === 'text' ? `'${token.text}' stands there` : `"${token.text}" stands there`, expected)
  }
  /** Runs one level deeper. */
  deeper<T>(work: () => T): T {
    if (++this.depth > DEEPEST) throw new Cql2Error(this.token.at, `parentheses and NOT are nested ${this.depth} deep`, `at most ${DEEPEST}`)
    const result = work()
    this.depth--
    return result
  }
}
