import type { JsonSchema } from '../model/described'

interface Said { description?: string; name?: string; in?: string; schema?: JsonSchema; $ref?: string }
interface Operation { summary: string; parameters: Said[]; responses: Record<string, Said> }
interface Document {
  info: { title: string; description: string; version: string }
  servers: { url: string }[]
  paths: Record<string, { get: Operation }>
  components: { parameters: Record<string, Said>; responses: Record<string, Said> }
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const esc = (text: string) => text.replace(/[&<>"]/g, sign => ESCAPES[sign])

/** The OpenAPI document as a page to read, without scripts: every address, its parameters and its answers. In English, as the document is. */
export function openApiHtml(openapi: JsonSchema): string {
  const d = openapi as unknown as Document
  const base = d.servers[0].url
  const resolve = (said: Said): Said => (said.$ref ? (said.$ref.split('/').slice(2).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], d.components) as Said) : said)
  const parameter = (said: Said) => {
    const { name = '', description = '', schema = {} } = resolve(said)
    return `<dt><code>${esc(name)}</code> <small>${esc(kindOf(schema))}</small></dt><dd>${esc(description)}</dd>`
  }
  const operation = ([path, { get }]: [string, { get: Operation }]) => `<section><h2><code>GET ${esc(path === '/' ? '/api' : `/api${path}`)}</code></h2><p>${esc(get.summary)}</p>`
    + `<details><summary>${get.parameters.length} parameters</summary><dl>${get.parameters.map(parameter).join('')}</dl></details>`
    + `<p><small>Answers: ${Object.keys(get.responses).join(', ')}</small></p></section>`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>API: ${esc(d.info.title)}</title>`
    + `<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-inline-size:48rem;margin:2rem auto;padding:0 1rem}code{font-size:.95em;overflow-wrap:anywhere}h2{font-size:1.1rem;margin-block:2rem .25rem}dd{margin-block-end:.5rem}</style>`
    + `<main><h1>API: ${esc(d.info.title)}</h1><p>${esc(d.info.description)}</p><p>Address: <code>${esc(base)}</code>. The same to be read by programs: <a href="/api/openapi?f=json">OpenAPI 3.0</a>. <a href="/">The atlas</a></p>`
    + `${Object.entries(d.paths).map(operation).join('')}</main></html>`
}

/** A schema in a word or two. */
function kindOf(schema: JsonSchema): string {
  const items = schema.items as JsonSchema | undefined
  if (items) return `list of ${kindOf(items)}`
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ')
  return String(schema.type ?? 'text')
}
