import 'server-only'
import { getLocale } from 'next-intl/server'
import { LOCALES, localePath } from '../../i18n/locales'
import { datasetLd, evidenceLd, graph, incidentLd, statementLd, storyLd, textPageLd, type Ld, type LdContext } from '../formats/json-ld'
import type { FoundIncident, FoundStatement } from '../model/found'
import type { FoundEvidence } from '../model/found-evidence'
import type { Story } from '../model/story'
import { domainOf, getShown, getEdition, siteUrl } from './index'
import { fieldOf } from './texts'
import { wordsOf } from './words'

async function context(): Promise<LdContext> {
  const [locale, edition, { manifest }, url] = await Promise.all([getLocale(), getShown(), getEdition(), siteUrl()])
  const site = url.href.replace(/\/$/, '')
  return { site, locale, manifest, edition, page: (path, language = locale) => new URL(localePath(language, path), url).href }
}

const dataset = async (c: LdContext): Promise<Ld> => {
  const { first, last } = await domainOf(await getEdition())
  return datasetLd(c, { days: { from: first, to: last }, languages: LOCALES })
}

/** Of a page about the record as a whole: the front page, and with a path a page of text. */
export async function recordLd(page?: { path: string; title: string; description: string }): Promise<Ld> {
  const c = await context()
  return graph(await dataset(c), ...(page ? [textPageLd(c, page.path, page.title, page.description)] : []))
}

export async function incidentPageLd(found: FoundIncident): Promise<Ld> {
  const c = await context()
  const of = (field: string) => fieldOf(found.incident.properties, field, c.locale)
  return graph(...incidentLd(c, found, { title: of('title'), summary: of('summary'), place: of('place') }))
}

export async function statementPageLd(found: FoundStatement): Promise<Ld> {
  const c = await context()
  const of = (field: string) => fieldOf(found.statement, field, c.locale)
  return graph(...statementLd(c, found, { title: of('title'), summary: of('summary'), publisher: of('publisher'), list: (await wordsOf(c.locale))('statement.title') }))
}

export async function storyPageLd(story: Story): Promise<Ld> {
  const c = await context()
  return graph(...storyLd(c, story, (await wordsOf(c.locale))('story.title')))
}

export async function evidencePageLd(found: FoundEvidence): Promise<Ld> {
  const c = await context()
  const t = await wordsOf(c.locale)
  return graph(...evidenceLd(c, found, { title: t(`evidence.${found.item.kind}`), shows: fieldOf(found.item, 'shows', c.locale), list: t('evidencePage.title') }))
}
