'use client'
import { useTranslations } from 'next-intl'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import { withoutLocale } from '@/i18n/locales'
import { embeddable } from '@/lib/formats/embed'
import { rangeText } from '@/lib/format'
import { inLanguage } from '@/lib/model/facets'
import { formatDay } from '@/lib/time/day'
import { resolveWindow } from '@/lib/view-window'
import { CiteForm } from './CiteForm'
import { Downloads } from './Downloads'
import { EmbedForm } from './EmbedForm'
import { Fold } from './Fold'
import { Follow } from './Follow'
import type { Link } from './ShareBody'

/** What a page with a map offers besides its link: its records as files, its embed, and of a view a citation (a record's stands on its page). */
export function Extras({ link }: { link: Link }) {
  const t = useTranslations()
  const { manifest, domain, locale } = useAtlas()
  const [view, edition] = [useExplorer(s => s.view), useExplorer(s => s.edition)]
  const page = embeddable(withoutLocale(new URL(link.url).pathname) || '/')
  // The list of statements is no part of a record's page, which keeps the view.
  const what = page?.kind !== 'incident' && (view.tab === 'statements' || (view.tab !== 'table' && withoutLocale(new URL(link.url).pathname).startsWith('/statements'))) ? 'statements' : 'incidents'
  // The page of one statement shows the incidents that it names.
  const files = <Downloads what={page?.kind === 'statement' ? 'incidents' : what}><Follow what={what} /></Downloads>
  if (!page) return files
  const window = resolveWindow(view, manifest, domain)
  const cited = new URL(link.url)
  if (!edition.draft) cited.searchParams.set('edition', String(edition.number))
  return (
    <>
      {files}
      <Fold title={t('embed.title')}><EmbedForm link={link} /></Fold>
      {page.kind === 'view' && <Fold title={t('incident.cite')}><CiteForm of={{ kind: 'view', id: null, title: t('cite.view', { days: rangeText(formatDay(window.from), formatDay(window.to), locale, 'day') }), edition, url: readable(cited), happened: null, atlas: inLanguage(manifest.title, locale), language: locale }} /></Fold>}
    </>
  )
}

const readable = (url: URL): string => url.toString().replace(/%(2C|3A|2F|3B)/g, decodeURIComponent)
