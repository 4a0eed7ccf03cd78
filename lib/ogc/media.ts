export const JSON_TYPE = 'application/json'
export const GEOJSON = 'application/geo+json'
export const SCHEMA_JSON = 'application/schema+json'
export const OPENAPI = 'application/vnd.oai.openapi+json;version=3.0'
export const PROBLEM = 'application/problem+json'

/** Essence of a media type: without parameters, in lower case. */
const bare = (type: string): string => type.split(';')[0].trim().toLowerCase()

/**
 * Which form a reader wants: `f` first, else the header Accept (RFC 9110, 12.5.1); null when neither form will do. `type` is
 * what the address answers with; plain JSON always means it.
 */
export function formFor(f: 'json' | 'html' | undefined, accept: string | null, type: string): 'json' | 'html' | null {
  if (f) return f
  if (!accept?.trim()) return 'json'
  const ranges = accept.split(',').map(part => {
    const [range, ...parameters] = part.split(';').map(p => p.trim().toLowerCase())
    const q = parameters.find(p => p.startsWith('q='))
    return { range, q: q ? (Number(q.slice(2)) || 0) : 1 }
  })
  const weight = (types: string[]) => {
    const named = ranges.filter(r => types.includes(r.range))
    const group = ranges.filter(r => types.some(t => r.range === `${t.split('/')[0]}/*`))
    const any = ranges.filter(r => r.range === '*/*')
    // The most specific range decides.
    const deciding = [named, group, any].find(list => list.length) ?? []
    return { q: Math.max(0, ...deciding.map(r => r.q)), named: named.length > 0 }
  }
  const json = weight([...new Set([bare(type), JSON_TYPE])])
  const html = weight(['text/html'])
  if (json.q === 0 && html.q === 0) return null
  return html.q > json.q || (html.q === json.q && html.named && !json.named) ? 'html' : 'json'
}
