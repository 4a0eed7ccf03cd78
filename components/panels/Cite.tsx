'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import { inLanguage } from '@/lib/model/facets'
import type { EditionInfo } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'

/** How to cite the record, its data twin, and where to report an error when the atlas names a contact. */
export function Cite({ id, title, edition, manifest, kind = 'incidents' }: { id: string; title: string; edition: EditionInfo; manifest: Manifest; kind?: 'incidents' | 'statements' }) {
  const t = useTranslations('incident')
  const { locale } = useAtlas()
  const [copied, setCopied] = useState(false)
  const [origin, setOrigin] = useState('')
  useEffect(() => setOrigin(window.location.origin), [])
  const text = t('citeText', { title, app: inLanguage(manifest.title, locale), edition: edition.number, date: dayText(edition.date, locale), url: origin + localePath(locale, `/${kind}/${id}`, edition.draft ? '' : `?edition=${edition.number}`) })
  const contact = manifest.contact?.url ?? (manifest.contact?.email && `mailto:${manifest.contact.email}?subject=${encodeURIComponent(id)}`)
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false))
  return (
    <section className="mt-6 border-t border-line pt-4">
      <details>
        <summary className="inline-flex min-h-8 items-center font-medium text-accent">{t('cite')}</summary>
        <p className="mt-1 rounded-md bg-background p-3 text-sm"><bdi>{text}</bdi></p>
        <button type="button" className="button mt-2" onClick={copy}>{copied ? t('copied') : t('copy')}</button>
      </details>
      <p className="mt-1 flex flex-wrap gap-x-5">
        <a className="link inline-flex min-h-8 items-center" href={`/api/collections/${kind}/items/${id}?f=json`} rel="alternate" type="application/geo+json">{t('download')}</a>
        {contact && <a className="link inline-flex min-h-8 items-center" href={contact}>{t('report')}</a>}
      </p>
      <p className="mt-2 text-sm text-muted">
        {t('id')} <bdi className="font-medium">{id}</bdi> · {t('edition', { n: edition.number, date: dayText(edition.date, locale) })}{edition.draft && <> · {t('draft')}</>}
      </p>
    </section>
  )
}
