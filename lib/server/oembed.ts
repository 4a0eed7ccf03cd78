import 'server-only'
import { isLocale, localePath, withoutLocale, DEFAULT_LOCALE } from '../../i18n/locales'
import { embeddable, embedQuery, embedSnippet, titleLink } from '../formats/embed'
import { inLanguage } from '../model/facets'
import type { EditionHead } from '../publish/compile'
import { handle, Problem, reply } from './answer'
import { openOnly } from './closed'
import { incidentById, listStatements } from '../store/read'
import { headFor, namedIn, siteUrl, statusOfPage } from './index'
import { loadedOf } from './present'
import { store } from './store'

const USUAL = { width: 800, height: 600 }
const TYPE = 'application/json; charset=utf-8'

/** `/api/oembed`: the HTML that shows a page of this atlas on another site (oembed.com, version 1.0, type rich). */
export const oembedAnswer = (request: Request): Promise<Response> => handle(async () => {
  openOnly('Embedding is')
  const params = new URL(request.url).searchParams
  const asked = params.get('url')
  if (!asked) throw new Problem(400, 'Bad request', 'The parameter "url" is missing: the address of a page of this atlas, as /api/oembed?url=https%3A%2F%2F….')
  const format = params.get('format') ?? 'json'
  if (format !== 'json') throw new Problem(501, 'Not implemented', `The format "${format.slice(0, 40)}" is not offered: format=json is.`)
  const [width, height] = [atMost(params, 'maxwidth', USUAL.width), atMost(params, 'maxheight', USUAL.height)]

  const site = await siteUrl()
  const none = new Problem(404, 'Not found', `"${asked.slice(0, 300)}" is no page of the atlas at ${site.origin} that can be embedded: a view of the map, an incident or a statement can.`)
  if (!URL.canParse(asked)) throw none
  const { origin, pathname, search } = new URL(asked)
  const path = withoutLocale(pathname) || '/'
  const page = embeddable(path)
  if (origin !== site.origin || !page) throw none
  const first = pathname.split('/')[1]
  const locale = isLocale(first) ? first : DEFAULT_LOCALE
  const status = page.kind === 'view' ? await statusOfPage('list', '', search) : await statusOfPage(page.kind, page.id, search)
  if (status === 404 || status === 410 || status === 'no-edition') throw none
  if (status !== 200) throw new Problem(503, 'No store', 'The atlas cannot be read at present. Try again shortly.')

  const head = await headFor(search)
  const { manifest } = await loadedOf(head.key)
  const name = inLanguage(manifest.title, locale)
  const title = (page.kind !== 'view' && await titleOf(head, page, locale)) || [name, inLanguage(manifest.subtitle, locale)].filter(Boolean).join(' · ')
  const src = new URL(localePath(locale, '/embed', embedQuery(path, search) ?? ''), site).href
  return reply(request, {
    version: '1.0', type: 'rich', title, provider_name: name, provider_url: new URL(localePath(locale, '/'), site).href,
    width, height, html: titleLink(origin + pathname + search, title) + embedSnippet({ src, title, width, height }),
  }, { type: TYPE, cache: 'no-cache' })
})

/** Our usual size, or less where the asking page has less room. Throws Problem 400 when it is no number of pixels. */
function atMost(params: URLSearchParams, name: 'maxwidth' | 'maxheight', usual: number): number {
  const text = params.get(name)
  if (text === null || text === '') return usual
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Problem(400, 'Bad request', `"${name}" is "${text.slice(0, 40)}": a whole number of pixels above 0 was expected.`)
  return Math.min(usual, Number(text))
}

/** Title of a record in the edition that the address names; under the id that it bore there. */
async function titleOf(head: EditionHead, { kind, id }: { kind: 'incident' | 'statement'; id: string }, locale: string): Promise<string | null> {
  const db = await store()
  const read = async (id: string) => (kind === 'incident' ? (await incidentById(db, head.key, id))?.properties : (await listStatements(db, head.key, { ids: [id] }))[0]?.data)
  const named = async () => {
    const other = await namedIn(head, kind, id)
    return other === null ? undefined : read(other)
  }
  const found = (await read(id)) ?? (await named())
  return found ? (locale === 'ar' && found.title_ar) || found.title_en : null
}
