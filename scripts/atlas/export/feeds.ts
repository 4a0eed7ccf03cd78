import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createTranslator, type AbstractIntlMessages } from 'next-intl'
import { directionOf, LOCALES, localePath } from '../../../i18n/locales'
import { EPOCH, goneItem, incidentItem, newestFirst, statementItem, storyItem, type Speaker } from '../../../lib/feed-items'
import { FEED_FORMS, writeFeed, type FeedForm } from '../../../lib/formats/feed'
import { inLanguage } from '../../../lib/model/facets'
import { EMPTY_LOG } from '../../../lib/model/history'
import type { Words } from '../../../lib/record-words'
import { NO_DAY } from '../../../lib/slice/columns'
import { toldBy } from '../../../lib/static/changes'
import { linkUnder } from '../../../lib/static/paths'
import type { Site } from '../../../lib/static/site'
import type { Tree } from './tree'

/** Items of a feed, as the served one has them unless it is asked for more. */
export const FEED_ITEMS = 100
const ROOT = resolve(import.meta.dirname, '../../..')

const KINDS = ['incidents', 'statements', 'stories'] as const
const HOMES = { incidents: '/', statements: '/statements', stories: '/stories' }
type FeedKind = (typeof KINDS)[number]

/** Path of a feed, without the language that stands at the root. */
export const feedPath = (kind: FeedKind, form: FeedForm, locale: string): string => localePath(locale, `/feeds/${kind}.${form}`)

/** The feeds of the whole record in every form and language. They hold absolute addresses, and speak of released editions alone. */
export function writeFeeds(tree: Tree, site: Site, url: string): void {
  const { changes, logs, manifest, items, statements, stories, slice: { columns } } = site
  if (!changes) return
  const dated = columns.start.findIndex(day => day === NO_DAY)
  const rows = newestFirst(Uint32Array.from(items.keys()), { editions: changes.editions, edition: items.map(item => changes.incidents.get(item.id)?.edition ?? 0) }, dated < 0 ? items.length : dated, FEED_ITEMS)
  const newest = changes.editions.length - 1
  const { pathname } = new URL(url)
  const at = (path: string) => new URL(linkUnder(pathname, path), url).href
  for (const locale of LOCALES) {
    const t = createTranslator({ locale, messages: JSON.parse(readFileSync(join(ROOT, `messages/${locale}.json`), 'utf8')) as AbstractIntlMessages, timeZone: 'UTC' }) as unknown as Words
    const speaker: Speaker = { manifest, locale, t, page: (path, query) => at(localePath(locale, path, query)) }
    const title = inLanguage(manifest.title, locale)
    const made = {
      incidents: [...changes.gone.map(g => ({ ...g, row: null })), ...rows.map(row => ({ edition: changes.incidents.get(items[row].id)?.edition ?? newest, row }))]
        .sort((a, b) => b.edition - a.edition).slice(0, FEED_ITEMS).map(one => {
          const edition = changes.editions[one.edition]
          const log = logs.find(({ number }) => number === edition.number)?.log ?? EMPTY_LOG
          if (one.row === null) return goneItem(one.change.id, edition, toldBy(log, one.change.id, one), speaker)
          const { id } = items[one.row]
          const change = changes.incidents.get(id)
          return incidentItem(site.record(one.row), edition, change?.added ?? false, toldBy(log, id, { renamed: change?.renamed }), speaker)
        }),
      statements: statements.slice(0, FEED_ITEMS).map(s => statementItem(s, changes.editions[changes.statements.get(s.id) ?? newest], speaker)),
      stories: stories.slice(0, FEED_ITEMS).map(story => storyItem(story, speaker)),
    }
    for (const kind of KINDS) {
      const self = Object.fromEntries(FEED_FORMS.map(form => [form, at(feedPath(kind, form, locale))])) as Record<FeedForm, string>
      for (const form of FEED_FORMS) {
        tree.write(feedPath(kind, form, locale).slice(1), writeFeed({
          title: `${title} · ${t(`travel.${kind}Feed`)}`, subtitle: t(`travel.${kind}FeedAbout`), language: locale, direction: directionOf(locale),
          home: speaker.page(HOMES[kind]), self, icon: at('/assets/icon.svg'), author: { name: title, url: speaker.page('/') },
          licence: manifest.licence, updated: changes.editions[newest].date || EPOCH, items: made[kind],
        }, form))
      }
    }
  }
}
