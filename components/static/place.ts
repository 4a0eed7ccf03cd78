import { linkFrom, linkUnder } from '@/lib/static/paths'

// Where this page stands in the export, for whoever writes an address. While pages are written: the path of the one that is. In
// the browser: the path of the export's root under its web server.

let page = '/'
let root: string | null = null

export function standAt(path: string): void {
  page = path
}

export function rootAt(pathname: string): void {
  root = pathname
}

/** The served atlas's path of this page. */
export const here = (): string => page

/** Address of a path of the served atlas, as this page writes it. */
export const link = (path: string): string => (root === null ? linkFrom(page, path) : linkUnder(root, path))
