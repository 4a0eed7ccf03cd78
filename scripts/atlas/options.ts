import { parseArgs } from 'node:util'

/** `text`: an option that needs a value. */
type Options = Record<string, 'text' | 'flag'>
/** What each command takes besides its operands. */
const COMMANDS: Record<string, Options> = {
  check: {}, publish: { 'only-new': 'flag', audience: 'text', terse: 'flag' }, release: { message: 'text' }, store: {}, schema: {}, verify: {}, 'archive-check': { json: 'flag', strict: 'flag' }, help: {},
  import: { into: 'text', mapping: 'text', extent: 'text' },
  export: { url: 'text', edition: 'text' },
  story: {},
  project: { place: 'text', buildings: 'text', title: 'text' },
  review: { 'last-standing': 'text', 'first-destroyed': 'text', stands: 'flag', undecidable: 'flag', reason: 'text' },
  basemap: { from: 'text', bbox: 'text', maxzoom: 'text', into: 'text' },
}
const SHORT: Record<string, string> = { message: 'm', help: 'h' }
const HELP: Options = { help: 'flag' }

export interface Arguments { command: string; operands: string[]; texts: Partial<Record<string, string>>; flags: Set<string> }

/** The sentence of a mistake in the command line itself. */
export class Misused extends Error {}

/** Reads a command line. Throws Misused for an option that its command does not have (naming the nearest one that it has), and for one whose value is missing or too much. */
export function readArguments(argv: string[]): Arguments {
  const all: Options = Object.assign({}, ...Object.values(COMMANDS), HELP)
  const options = Object.fromEntries(Object.entries(all).map(([name, kind]) => [name, { type: kind === 'text' ? 'string' as const : 'boolean' as const, ...(SHORT[name] && { short: SHORT[name] }) }]))
  const { positionals, tokens } = parseArgs({ args: argv, allowPositionals: true, options, strict: false, tokens: true })
  const [command = 'help', ...operands] = positionals
  const read: Arguments = { command, operands, texts: {}, flags: new Set() }
  // Of a command that is not there, that is what is wrong.
  const own = COMMANDS[command] && { ...COMMANDS[command], ...HELP }
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    if (!own) continue
    const kind = own[name]
    if (!kind) throw new Misused(`"${command}" has no option ${rawName}${near(name, Object.keys(own))}`)
    if (kind === 'text' && !value) throw new Misused(`${rawName} needs a value: ${rawName} VALUE. npm run atlas -- help says what it takes.`)
    if (kind === 'flag' && value !== undefined) throw new Misused(`${rawName} takes no value, and was given "${value}". Leave "=${value}" out.`)
    if (value === undefined) read.flags.add(name)
    else read.texts[name] = value
  }
  return read
}

/** The option that was probably meant, else all that there are. */
function near(name: string, known: string[]): string {
  const [best] = known.map(option => ({ option, alike: alike(name, option) })).sort((a, b) => b.alike - a.alike)
  return best.alike >= LEAST_ALIKE ? `; did you mean --${best.option}?` : `; it takes ${known.map(option => `--${option}`).join(', ')}.`
}

const LEAST_ALIKE = 0.4
/** Share of pairs of letters, the ends among them, that two words have in common (Dice): 1 for the same word, 0 for nothing alike. */
function alike(a: string, b: string): number {
  const pairs = (word: string) => new Set(Array.from(` ${word} `, (letter, i) => letter + (` ${word} `[i + 1] ?? '')).slice(0, -1))
  const [own, other] = [pairs(a), pairs(b)]
  return (2 * [...own].filter(pair => other.has(pair)).length) / (own.size + other.size)
}
