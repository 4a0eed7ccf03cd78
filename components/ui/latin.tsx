import type { ReactNode } from 'react'

/** Words in Latin letters, with what stands between them: "GeoJSON", "JSON Lines", "report.json". */
const RUN = /([A-Za-z][\w.+/-]*(?: [A-Za-z][\w.+/-]*)*)/

/**
 * A text of a page that is written in another script, with names in Latin letters isolated, so that the text around them keeps
 * its order. What is no text stays as it is; an English text too.
 */
export function latin(node: ReactNode, locale: string): ReactNode {
  if (locale === 'en') return node
  if (Array.isArray(node)) return node.map(part => latin(part as ReactNode, locale))
  if (typeof node !== 'string') return node
  return node.split(RUN).map((part, i) => (i % 2 ? <bdi key={i}>{part}</bdi> : part))
}
