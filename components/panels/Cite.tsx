'use client'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import type { Cited } from '@/lib/formats/cite'
import { inLanguage } from '@/lib/model/facets'
import type { EditionInfo } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'

// Forms of citing come when they are wanted.
const CiteForm = lazy(() => import('@/components/share/CiteForm').then(m => ({ default: m.CiteForm })))

interface Props { id: string; title: string; edition: EditionInfo; manifest: Manifest; happened: Cited['happened']; kind?: 'incidents' | 'statements'; /** Edition that the address names. */ pinned?: number }

/** How to cite the record, its data twin, and where to report an error when the atlas names a contact. */
export function Cite({ id, title, edition, manifest, happened, kind = 'incidents', pinned }: Props) {
  const t = useTranslations('incident')
  const { locale } = useAtlas()
  const [open, setOpen] = useState(false)
  const [origin, setOrigin] = useState('')
  useEffect(() => setOrigin(window.location.origin), [])
  const url = origin + localePath(locale, `/${kind}/${id}`, edition.draft ? '' : `?edition=${edition.number}`)
  const text = <bdi>{t('citeText', { title, app: inLanguage(manifest.title, locale), edition: edition.number, date: dayText(edition.date, locale), url })}</bdi>
  const contact = manifest.contact?.url ?? (manifest.contact?.email && `mailto:${manifest.contact.email}?subject=${encodeURIComponent(id)}`)
  const plain = <p className="mt-1 rounded-md bg-background p-3 text-sm">{text}</p>
  return (
    <section className="mt-6 border-t border-line pt-4">
      <details className="print-none" onToggle={event => setOpen(event.currentTarget.open)}>
        <summary className="inline-flex min-h-8 items-center font-medium text-accent">{t('cite')}</summary>
        {open ? <Suspense fallback={plain}><CiteForm of={{ kind: kind === 'incidents' ? 'incident' : 'statement', id, title, edition, url, happened, atlas: inLanguage(manifest.title, locale), language: locale }} /></Suspense> : plain}
      </details>
      <p className="print-only">{text}</p>
      <p className="print-none mt-1 flex flex-wrap gap-x-5">
        <a className="link inline-flex min-h-8 items-center" href={`/api/collections/${kind}/items/${id}?f=json${pinned === undefined ? '' : `&edition=${pinned}`}`} rel="alternate" type="application/geo+json">{t('download')}</a>
        {contact && <a className="link inline-flex min-h-8 items-center" href={contact}>{t('report')}</a>}
      </p>
      <p className="mt-2 text-sm text-muted">
        {t('id')} <bdi className="font-medium">{id}</bdi> · {t('edition', { n: edition.number, date: dayText(edition.date, locale) })}{edition.draft && <> · {t('draft')}</>}
      </p>
    </section>
  )
}
