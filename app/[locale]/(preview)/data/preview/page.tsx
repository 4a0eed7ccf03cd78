import type { Metadata } from 'next'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { Start } from '@/components/preview/Start'
import { startWords } from '@/components/preview/words'
import { latin } from '@/components/ui/latin'
import { directionOf } from '@/i18n/locales'
import { getManifest, streetTiles } from '@/lib/server'
import { textMetadata } from '@/lib/server/page-metadata'

/** What the screen of an imported file says; the page itself needs none of it. */
const NAMESPACES = ['preview', 'map', 'timeline', 'filters', 'totals', 'list', 'incident', 'precision', 'datePrecision', 'evidence', 'assessment', 'reason'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('preview')
  return textMetadata('/data/preview', t('title'), t('intro'))
}

export default async function PreviewPage() {
  const [locale, all, t, manifest] = await Promise.all([getLocale(), getMessages(), getTranslations('preview'), getManifest()])
  const messages = Object.fromEntries(NAMESPACES.map(name => [name, all[name]])) as typeof all
  return (
    <Start words={startWords(t)} around={{ locale, dir: directionOf(locale), streetTiles: streetTiles(), basemapCredits: manifest.basemap_attribution, messages }}>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 max-w-[64ch]">{latin(t('intro'), locale)}</p>
      <details className="mt-3">
        <summary className="min-h-8 content-center link w-fit">{t('how')}</summary>
        {(['how1', 'how2', 'how3', 'how4'] as const).map(key => <p key={key} className="mt-2 max-w-[64ch] text-muted">{latin(t(key), locale)}</p>)}
      </details>
    </Start>
  )
}
