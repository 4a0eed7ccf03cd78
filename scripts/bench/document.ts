import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname } from 'node:path'

const FILE = 'docs/performance.md'
const HEAD = `# Performance

Written by \`npm run bench\` and \`npm run proof\`, which alone change the parts between the marks. Medians and 95th percentiles
of several runs, on the machine that each part names. Figures of a shared machine vary: compare within one part only.

\`\`\`
npm run bench                                   # everything, some 25 minutes on two idle cores
npm run bench -- engine compare                 # parts: start, engine, sums, weights, browser, compare, view, store, import, cards, dating
npm run bench -- compare 10000                  # sizes named: printed, not written here
ROWS=100000 npm run bench -- view               # the product as it is served, another number of records
\`\`\`
`

/** The machine in a line. */
export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`

/** Puts a part into docs/performance.md in place of the one of that name. */
export function writePart(name: string, title: string, body: string): void {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD
  const part = `${open}\n## ${title}\n\n${machine()}.\n\n${body.trim()}\n${close}`
  const at = text.indexOf(open)
  const next = at < 0 ? `${text.trimEnd()}\n\n${part}\n` : text.slice(0, at) + part + text.slice(text.indexOf(close) + close.length)
  mkdirSync(dirname(FILE), { recursive: true })
  writeFileSync(FILE, next)
}

/** A Markdown table. */
export const table = (head: string[], rows: (string | number)[][]): string =>
  [`| ${head.join(' | ')} |`, `|${head.map(() => '---|').join('')}`, ...rows.map(row => `| ${row.join(' | ')} |`)].join('\n')
