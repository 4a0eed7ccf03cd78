import type { AbstractIntlMessages } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server.browser'
import { AtlasProvider, type Atlas, type AtlasData } from '@/components/explorer/context'
import { createStore } from '@/components/explorer/store'
import { ClaimsText } from '@/components/panels/claims/ClaimsText'
import { DataText } from '@/components/panels/DataText'
import { EvidenceList } from '@/components/panels/evidence/EvidenceList'
import { EvidencePanel } from '@/components/panels/evidence/EvidencePanel'
import { IncidentPanel } from '@/components/panels/IncidentPanel'
import { MethodologyText } from '@/components/panels/MethodologyText'
import { RemembranceText } from '@/components/panels/remembrance/RemembranceText'
import { StatementList, type StatementItem } from '@/components/panels/StatementList'
import { StatementPanel } from '@/components/panels/StatementPanel'
import { localText } from '@/components/panels/texts'
import { WithdrawnPanel } from '@/components/panels/WithdrawnPanel'
import type { Shown } from '@/components/story/around'
import { StoryArticle } from '@/components/story/StoryArticle'
import { StoryList } from '@/components/story/StoryList'
import { JsonLd } from '@/components/ui/JsonLd'
import { positionText, recordDate } from '@/lib/format'
import { evidenceLd, graph, incidentLd, statementLd, storyLd, type LdContext } from '@/lib/formats/json-ld'
import type { ClaimsPage } from '@/lib/model/claims-page'
import { inLanguage } from '@/lib/model/facets'
import type { FoundIncident, FoundStatement, Withdrawn } from '@/lib/model/found'
import type { EvidenceGroup, FoundEvidence } from '@/lib/model/found-evidence'
import type { ListItem } from '@/lib/model/list-item'
import type { Remembrance } from '@/lib/remembrance'
import { defaultBy, EMPTY_VIEW } from '@/lib/search-params'
import type { NumberedLog } from '@/lib/model/history'
import { storyText, type Story, type StorySummary } from '@/lib/model/story'
import type { ChapterShown } from '@/lib/story/shown'
import { mediaFile } from '@/lib/static/files'
import type { Listing } from '@/lib/static/listings'
import { linkUnder } from '@/lib/static/paths'
import type { MapBoot } from './boot'
import { documentOf, offerFeeds, type Assets, type PageHead } from './document'
import { EditionsText } from './EditionsText'
import { ListOfLists, ListPage } from './Lists'
import { MapShell } from './MapShell'
import { TextPage, type Around } from './Page'
import { link, standAt } from './place'
import { settle } from './settle'
import { Cite } from './twins/Cite'
import { publicAddress, publishAt } from './twins/public-address'
import { servedPath } from './twins/locales'
import { speak, wordsOf as texts } from './twins/words'

// Writes the pages of the static edition. Bundled by scripts/atlas/export/bundle.ts, with twins/ in the place of what needs a
// server; one page at a time, since which page and language is being written is known to all of them (place.ts, twins/words.ts).

export interface Setting {
  assets: Assets
  /** Public address with a slash at its end; null when it is not known. */
  url: string | null
  /** Whether there are feeds. */
  feeds: boolean
  languages: { data: AtlasData; messages: AbstractIntlMessages }[]
}

/** Language of a page and its path without it. */
interface Where { locale: string; path: string }

export interface Renderer {
  incident(at: Where, found: FoundIncident): Promise<string>
  statement(at: Where, found: FoundStatement): Promise<string>
  withdrawn(at: Where, found: Withdrawn): Promise<string>
  /** A former address: leads on by itself, and by a link. */
  moved(at: Where, to: string, title: string): Promise<string>
  stories(at: Where, stories: StorySummary[]): Promise<string>
  story(at: Where, story: Story, shown: ChapterShown[], edition: Pick<Shown, 'subjects' | 'places'>): Promise<string>
  statements(at: Where, items: StatementItem[]): Promise<string>
  methodology(at: Where, counts: Counts): Promise<string>
  evidence(at: Where, groups: EvidenceGroup[]): Promise<string>
  item(at: Where, found: FoundEvidence): Promise<string>
  claims(at: Where, found: ClaimsPage): Promise<string>
  remembrance(at: Where, remembrance: Remembrance): Promise<string>
  editions(at: Where, logs: NumberedLog[]): Promise<string>
  data(at: Where, counts: Counts): Promise<string>
  lists(at: Where, listings: Listing[]): Promise<string>
  list(at: Where, listing: Listing, page: number, items: ListItem[]): Promise<string>
  map(at: Where, statements: StatementItem[]): Promise<string>
  /** `base`: path under which the export will stand; null when nobody knows it. */
  lost(base: string | null): Promise<string>
}
interface Counts { incidents: number; situations: number; withoutPlace: number }

export function createRenderer({ assets, url, feeds, languages }: Setting): Renderer {
  publishAt(url === null ? null : new URL(url))
  offerFeeds(feeds)
  const atlases = new Map(languages.map(({ data, messages }) => {
    const atlas: Atlas = { ...data, store: createStore({ view: EMPTY_VIEW, edition: data.edition }), commands: { current: null }, engine: { current: null }, source: { json: () => Promise.reject(new Error('A static page asks nothing while it is written.')), local: null } }
    return [data.locale, { atlas, messages }]
  }))
  const of = (locale: string) => {
    const found = atlases.get(locale)
    if (!found) throw new Error(`No page can be written in "${locale}".`)
    return found
  }

  /** Stands at the page's place, in its language, before anything of it is made. */
  const begin = ({ locale, path }: Where): Around & { name: string; atlas: Atlas; messages: AbstractIntlMessages } => {
    const { atlas, messages } = of(locale)
    speak(locale, messages)
    standAt(servedPath(locale, path))
    return { manifest: atlas.manifest, edition: atlas.edition, locale, path, name: inLanguage(atlas.manifest.title, locale), atlas, messages }
  }
  const markup = async (atlas: Atlas, tree: ReactNode) => renderToStaticMarkup(<AtlasProvider value={atlas}>{await settle(tree)}</AtlasProvider>)
  const page = async (here: ReturnType<typeof begin>, head: Pick<PageHead, 'title' | 'description'> & Partial<PageHead>, content: ReactNode, article = false) =>
    documentOf({ ...here, at: servedPath(here.locale, here.path), ...head, title: `${head.title} · ${here.name}` }, assets, await markup(here.atlas, <TextPage around={here} article={article}>{content}</TextPage>))
  /** A page that bears the title and the introduction of its words. */
  const titled = (at: Where, words: 'story' | 'method' | 'evidencePage' | 'claims' | 'remembrance' | 'editions' | 'data', content: (here: ReturnType<typeof begin>) => ReactNode) => {
    const here = begin(at)
    const t = texts(words)
    return page(here, { title: t('title'), description: t('intro') }, content(here))
  }
  const ld = ({ locale, manifest, edition }: Around): LdContext | null => url === null ? null : { site: url.replace(/\/$/, ''), locale, manifest, edition, page: (path, language = locale) => publicAddress(language, path) ?? '' }

  return {
    incident(at, found) {
      const here = begin(at)
      const { incident: { properties: p, point } } = found
      const of = (field: string) => localText(p, field, at.locale)
      const context = ld(here)
      const description = of('summary') || [recordDate(p, at.locale), of('place'), point && positionText(point, p.geo_precision ?? 'town')].filter(Boolean).join(' · ')
      return page(here, { title: of('title'), description }, <>
        {context && <JsonLd data={graph(...incidentLd(context, found, { title: of('title'), summary: of('summary'), place: of('place') }))} />}
        <IncidentPanel found={found} history={null} manifest={here.manifest} edition={here.edition} locale={at.locale} />
      </>, true)
    },
    statement(at, found) {
      const here = begin(at)
      const of = (field: string) => localText(found.statement, field, at.locale)
      const context = ld(here)
      return page(here, { title: of('title'), description: of('summary') || of('publisher') }, <>
        {context && <JsonLd data={graph(...statementLd(context, found, { title: of('title'), summary: of('summary'), publisher: of('publisher'), list: texts('statement')('title') }))} />}
        <StatementPanel found={found} history={null} manifest={here.manifest} edition={here.edition} locale={at.locale} />
      </>, true)
    },
    withdrawn(at, found) {
      return page(begin(at), { title: texts('error')('gone'), description: '', noindex: true }, <WithdrawnPanel withdrawn={found} held={null} path="" locale={at.locale} />)
    },
    moved(at, to, title) {
      const here = begin(at)
      const address = link(servedPath(at.locale, to))
      return page(here, { title, description: '', path: to, noindex: true, more: `<meta http-equiv="refresh" content="0; url=${address}">` }, <><h1 className="text-2xl">{texts('static')('moved')}</h1><p className="mt-3"><a className="link" href={address}>{title}</a></p></>)
    },
    statements(at, items) {
      const here = begin(at)
      const t = texts('statement')
      return page(here, { title: t('title'), description: t('intro') }, <><h1 className="text-[28px] leading-tight">{t('title')}</h1><p className="mt-2 text-lg text-muted">{t('intro')}</p><div className="-mx-4 mt-4 border-t border-line"><StatementList items={items} /></div></>)
    },
    stories(at, stories) {
      return titled(at, 'story', () => <StoryList stories={stories} locale={at.locale} />)
    },
    story(at, story, shown, edition) {
      const here = begin(at)
      const { text } = storyText(story, at.locale)
      const context = ld(here)
      return page(here, { title: text.title, description: text.description }, <>
        {context && <JsonLd data={graph(...storyLd(context, story, texts('story')('title')))} />}
        <div className="story story-alone"><StoryArticle story={story} shown={shown} manifest={here.manifest} locale={at.locale} beside={{ ...edition, textOnly: false, address: file => link(`/${mediaFile(file)}`) }} chapterLink={() => ''} viewQuery={view => view}><Cite kind="stories" id={story.slug} title={text.title} edition={here.edition} manifest={here.manifest} happened={null} /></StoryArticle></div>
      </>)
    },
    methodology(at, counts) {
      return titled(at, 'method', here => <MethodologyText {...here} counts={counts} />)
    },
    evidence(at, groups) {
      return titled(at, 'evidencePage', () => <EvidenceList groups={groups} query="" locale={at.locale} />)
    },
    item(at, found) {
      const here = begin(at)
      const context = ld(here)
      const kind = texts('evidence')(found.item.kind)
      const shows = localText(found.item, 'shows', at.locale)
      return page(here, { title: found.item.published && shows ? shows : kind, description: shows, noindex: !found.item.published }, <>
        {context && <JsonLd data={graph(...evidenceLd(context, found, { title: kind, shows, list: texts('evidencePage')('title') }))} />}
        <EvidencePanel found={found} locale={at.locale} />
      </>, true)
    },
    claims(at, found) {
      return titled(at, 'claims', () => <ClaimsText {...found} asked={null} query="" locale={at.locale} />)
    },
    remembrance(at, remembrance) {
      return titled(at, 'remembrance', () => <RemembranceText remembrance={remembrance} locale={at.locale} />)
    },
    editions(at, logs) {
      return titled(at, 'editions', here => <EditionsText logs={logs} edition={here.edition} language={here.manifest.languages[0]} locale={at.locale} />)
    },
    data(at, counts) {
      return titled(at, 'data', here => <DataText {...here} counts={counts} url={publicAddress(at.locale, '/') ?? ''} copy={{ csv: link('/files/columns.csv'), json: link('/files/columns.json') }} />)
    },
    lists(at, listings) {
      const here = begin(at)
      const t = texts('static')
      return page(here, { title: t('all'), description: t('allIntro') }, <ListOfLists listings={listings} locale={at.locale} />)
    },
    list(at, listing, n, items) {
      const here = begin(at)
      return page(here, { title: texts('static')(listing.of), description: '' }, <ListPage listing={listing} page={n} items={items} by={defaultBy(here.manifest)} locale={at.locale} />)
    },
    async map(at, statements) {
      const here = begin(at)
      const { atlas: { store: _store, commands: _commands, engine: _engine, source: _source, ...data }, messages, manifest } = here
      const boot: MapBoot = { data, statements, root: link('/'), messages: Object.fromEntries(MAP_WORDS.map(name => [name, messages[name]])) }
      const title = [here.name, inLanguage(manifest.subtitle, at.locale)].filter(Boolean).join(' · ')
      const styles = assets.map.styles.map(style => `<link rel="stylesheet" href="${link(`/${style}`)}">`).join('')
      return documentOf({ ...here, at: servedPath(at.locale, at.path), title, description: inLanguage(manifest.description, at.locale), more: styles + NO_SCRIPT_STYLE }, assets, await markup(here.atlas, <MapShell around={here} boot={boot} script={link(`/${assets.map.script}`)} />))
    },
    async lost(base) {
      const words = languages.map(({ data: { locale } }) => {
        begin({ locale, path: '/' })
        const [t, error] = [texts('static'), texts('error')]
        return `<section lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"><h1>${error('notFoundPage')}</h1><p>${t('lost')}</p>${base === null ? '' : `<p><a href="${linkUnder(base, servedPath(locale, '/'))}">${error('home')}</a></p>`}</section>`
      })
      // A server shows it at any depth: nothing in it may lead anywhere by a relative address.
      return `<!doctype html>\n<html lang="${languages[0].data.locale}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>404</title>`
        + `<style>:root{color-scheme:light dark;font-family:system-ui,sans-serif}body{max-width:36rem;margin:4rem auto;padding:0 1rem;line-height:1.6}h1{font-size:1.4rem}</style></head><body><main>${words.join('')}</main></body></html>\n`
    },
  }
}

/** What the map page says. */
const MAP_WORDS = ['search', 'filters', 'tabs', 'list', 'table', 'totals', 'map', 'timeline', 'incident', 'precision', 'statement', 'print', 'edition', 'sheet', 'place', 'nav', 'static', 'claimsLane'] as const
/** Without scripts there is no map: the text takes its room. */
const NO_SCRIPT_STYLE = '<noscript><style>.explorer{display:block;height:auto;overflow:visible}.explorer .sheet{height:auto;border:0;box-shadow:none}.explorer .map-area{display:none}</style></noscript>'
