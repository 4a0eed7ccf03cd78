// How a page of the atlas stands on another's page: its address there, and the HTML that puts it there. For the share dialog and oEmbed.

/** What an embed may do: a worker needs an origin, its links open in tabs. */
export const EMBED_SANDBOX = 'allow-scripts allow-same-origin allow-popups'

/** What a frame tells a page of WordPress that gave it a secret: how high it is, and which address was clicked, since its sandbox opens none. */
export interface HostMessage { message: 'height' | 'link'; value: number | string; secret: string }

/** The secret in the hash of a frame's address (`#?secret=…`); null where the host gave none. */
export const hostSecret = (hash: string): string | null => /^#\?secret=([A-Za-z0-9]{1,64})$/.exec(hash)?.[1] ?? null

/** Names of the embed alone: the map without the timeline (`show=map`), and the record that is marked on it. */
export const EMBED_SHOW = 'show'
export const EMBED_INCIDENT = 'incident'
const OWN = [EMBED_SHOW, EMBED_INCIDENT]
/** What is said of the panel, which an embed has none of. */
const OF_THE_PANEL = ['tab', 'sort']

const PAGE = /^\/(?:(?:statements)?|embed|(incident|statement)s\/([a-z0-9-]+))$/

/** What a page (path without language) is of, where it can be embedded: a view, or one record in it. Null: a page of text, or none. */
export function embeddable(path: string): { kind: 'view' } | { kind: 'incident' | 'statement'; id: string } | null {
  const match = PAGE.exec(path)
  if (!match) return null
  return match[2] ? { kind: match[1] as 'incident' | 'statement', id: match[2] } : { kind: 'view' }
}

/** Query (with `?`, or empty) of the embed that shows what a page shows; null for a page that cannot be embedded. `timeline: null` leaves that to the address. */
export function embedQuery(path: string, search: string, timeline: boolean | null = null): string | null {
  const page = embeddable(path)
  if (!page) return null
  const query = new URLSearchParams(search)
  if (path !== '/embed') for (const name of OWN) query.delete(name)
  for (const name of OF_THE_PANEL) query.delete(name)
  if (page.kind !== 'view') query.set(page.kind, page.id)
  if (timeline === true) query.delete(EMBED_SHOW)
  if (timeline === false) query.set(EMBED_SHOW, 'map')
  const text = readable(query)
  return text && `?${text}`
}

/** Without needless escapes, as the atlas writes its own addresses. */
const readable = (query: URLSearchParams): string => query.toString().replace(/%(2C|3A|3B|2F|40)/g, decodeURIComponent)

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string | number): string => String(text).replace(/[&<>"]/g, sign => ENTITIES[sign])
/** Text as an attribute's value, in double quotes. */
const attribute = (text: string | number): string => `"${escaped(text)}"`

/** The HTML that a person pastes into a page. `width` is CSS pixels, or "100%". */
export function embedSnippet({ src, title, width, height }: { src: string; title: string; width: number | '100%'; height: number }): string {
  const attributes = { src, width, height, title, sandbox: EMBED_SANDBOX, loading: 'lazy', style: 'border:0;max-width:100%' }
  return `<iframe ${Object.entries(attributes).map(([name, value]) => `${name}=${attribute(value)}`).join(' ')}></iframe>`
}

/** The title as a link to the page, before the frame: what stands there where a site shows no frame. WordPress joins the two (docs/api.md). */
export const titleLink = (page: string, title: string): string => `<blockquote><a href=${attribute(page)}>${escaped(title)}</a></blockquote>`

/**
 * The same piece of the map in a smaller frame: a camera's zoom is for the size of the map that it was read from. Sizes are CSS
 * pixels, width and height; a query without a camera, and a frame as large, stay as they are.
 */
export function atSize(query: string, from: [number, number] | null, to: [number, number]): string {
  const params = new URLSearchParams(query)
  const [lat, lon, zoom] = (params.get('at') ?? '').split(',')
  const less = from && from[0] && from[1] ? Math.log2(Math.min(1, to[0] / from[0], to[1] / from[1])) : 0
  if (!less || !zoom || !Number.isFinite(Number(zoom))) return query
  params.set('at', [lat, lon, Number(Math.max(0, Number(zoom) + less).toFixed(2))].join(','))
  return `?${readable(params)}`
}
