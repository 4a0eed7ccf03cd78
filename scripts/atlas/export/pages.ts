import type { Renderer } from '../../../components/static/render'
import { LOCALES } from '../../../i18n/locales'
import { localText } from '../../../components/panels/texts'
import { isWithheld } from '../../../lib/model/evidence-of'
import { countsOf } from '../../../lib/static/explorer'
import { byPlace, byYear, pagePath } from '../../../lib/static/listings'
import { remembranceOf } from '../../../lib/remembrance'
import { summaryOf } from '../../../lib/model/story'
import type { Site } from '../../../lib/static/site'
import { shownOf } from '../../../lib/static/stories'

/** Pages of one kind: how many, where each stands without its language, and how it is written. `listed`: search engines hear of them. */
export interface PageList { listed: boolean; paths: string[]; write(renderer: Renderer, locale: string, i: number): Promise<string> }

/** Every page of the export. One more kind of page is one more list here. */
export function pagesOf(site: Site): PageList[] {
  const { items, statements, stories, aliases, withdrawn } = site
  const counts = countsOf(site)
  const evidence = site.evidence.flatMap(group => group.items.map(item => item.id))
  const remembrance = remembranceOf(site.remembered.map(site.record), site.slice)
  const rows = statements.map(({ data: s, words, incidents }) => ({ id: s.id, date: s.date, title_en: s.title_en, title_ar: s.title_ar, publisher_en: s.publisher_en, publisher_ar: s.publisher_ar, incidents, words }))
  const listings = new Map(LOCALES.map(locale => [locale as string, [byYear(items), byPlace(items, locale)]]))
  const inLocale = (locale: string) => listings.get(locale) ?? []
  const gone = withdrawn.flatMap(({ id, kinds, answer }) => kinds.map(kind => ({ path: `/${kind}s/${id}`, answer })))
  const titles = new Map<string, object>([...items.map(item => [`incident ${item.id}`, item] as [string, object]), ...statements.map(({ data }) => [`statement ${data.id}`, data] as [string, object])])
  return [
    { listed: true, paths: ['/'], write: (r, locale) => r.map({ locale, path: '/' }, rows) },
    { listed: true, paths: ['/statements'], write: (r, locale) => r.statements({ locale, path: '/statements' }, rows) },
    { listed: true, paths: ['/methodology'], write: (r, locale) => r.methodology({ locale, path: '/methodology' }, counts) },
    { listed: true, paths: ['/claims'], write: (r, locale) => r.claims({ locale, path: '/claims' }, site.claims) },
    { listed: true, paths: ['/evidence'], write: (r, locale) => r.evidence({ locale, path: '/evidence' }, site.evidence) },
    ...[evidence.filter(id => !isWithheld(id)), evidence.filter(isWithheld)].map((ids, k): PageList => ({
      listed: k === 0, paths: ids.map(id => `/evidence/${id}`), write: (r, locale, i) => r.item({ locale, path: `/evidence/${ids[i]}` }, site.item(ids[i])),
    })),
    { listed: true, paths: ['/remembrance'], write: (r, locale) => r.remembrance({ locale, path: '/remembrance' }, remembrance) },
    { listed: true, paths: ['/editions'], write: (r, locale) => r.editions({ locale, path: '/editions' }, site.logs) },
    { listed: true, paths: ['/data'], write: (r, locale) => r.data({ locale, path: '/data' }, counts) },
    { listed: true, paths: ['/incidents'], write: (r, locale) => r.lists({ locale, path: '/incidents' }, inLocale(locale)) },
    ...(['by-year', 'by-place'] as const).map((of, k): PageList => ({
      listed: true, paths: Array.from({ length: inLocale('en')[k].pages }, (_, i) => pagePath(of, i + 1)),
      write: (r, locale, i) => r.list({ locale, path: pagePath(of, i + 1) }, inLocale(locale)[k], i + 1, items),
    })),
    { listed: true, paths: ['/stories'], write: (r, locale) => r.stories({ locale, path: '/stories' }, stories.map(summaryOf)) },
    { listed: true, paths: stories.map(s => `/stories/${s.slug}`), write: async (r, locale, i) => r.story({ locale, path: `/stories/${stories[i].slug}` }, stories[i], await shownOf(site, stories[i]), { subjects: site.claims.subjects, places: site.scenes }) },
    { listed: true, paths: statements.map(s => `/statements/${s.id}`), write: (r, locale, i) => r.statement({ locale, path: `/statements/${statements[i].id}` }, site.statement(statements[i])) },
    { listed: true, paths: items.map(item => `/incidents/${item.id}`), write: (r, locale, i) => r.incident({ locale, path: `/incidents/${items[i].id}` }, site.incident(i)) },
    { listed: false, paths: gone.map(g => g.path), write: (r, locale, i) => r.withdrawn({ locale, path: gone[i].path }, gone[i].answer) },
    {
      listed: false, paths: aliases.map(a => `/${a.kind}s/${a.alias}`),
      write: (r, locale, i) => r.moved({ locale, path: `/${aliases[i].kind}s/${aliases[i].alias}` }, `/${aliases[i].kind}s/${aliases[i].id}`, localText(titles.get(`${aliases[i].kind} ${aliases[i].id}`) ?? {}, 'title', locale)),
    },
  ]
}
