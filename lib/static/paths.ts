// Pages of the static edition stand in folders (`incidents/x/index.html`), so that any web server finds them under clean addresses,
// and lead to each other by relative addresses alone, so that the whole may lie under any path. A path here is the one that the
// served atlas has (`/ar/incidents/x`); a file keeps its name (`/files/incidents.csv`).

/** A record's id is a slug and has no dot: what has one is a file. */
const isFile = (path: string): boolean => /\.[a-z0-9]+$/.test(path)

/** File of a page or of a file, from the root of the export. */
export const fileOf = (path: string): string => (path === '/' ? 'index.html' : isFile(path) ? path.slice(1) : `${path.slice(1)}/index.html`)

/** The same with the slash at its end that a folder has: what a web server would redirect to. */
const withSlash = (path: string): string => (path === '/' || isFile(path) ? path : `${path}/`)

/** From a page to the root: `./` or `../../`. */
export const rootFrom = (page: string): string => '../'.repeat(page.split('/').filter(Boolean).length) || './'

/** Relative address of a path, with its query and part, as the page `from` writes it. What is not a path of the atlas stays as it is. */
export function linkFrom(from: string, to: string): string {
  const match = /^(\/[^?#]*)(.*)$/.exec(to)
  if (!match || to.startsWith('//')) return to
  const [, path, rest] = match
  return (path === from && rest.startsWith('#')) ? rest : rootFrom(from) + withSlash(path).slice(1) + rest
}

/** Path under the public address of the export: `/atlas/` and `/ar/incidents/x` → `/atlas/ar/incidents/x/`. */
export function linkUnder(base: string, to: string): string {
  const match = /^(\/[^?#]*)(.*)$/.exec(to)
  return match ? base + withSlash(match[1]).slice(1) + match[2] : to
}

/** Longest name of a file that common file systems take, in bytes. */
export const LONGEST_NAME = 255
