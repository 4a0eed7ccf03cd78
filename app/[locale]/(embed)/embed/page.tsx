import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages } from 'next-intl/server'
import { cookies, headers } from 'next/headers'
import { Embed } from '@/components/embed/Embed'
import { directionOf } from '@/i18n/locales'
import { EMBED_INCIDENT, EMBED_SHOW } from '@/lib/formats/embed'
import { inLanguage } from '@/lib/model/facets'
import type { SearchParams } from '@/lib/search-params'
import { explorerData, getManifest } from '@/lib/server'
import { datingLayers } from '@/lib/server/dating-layers'
import { embedCard } from '@/lib/server/page-metadata'
import { idIn, markedIn } from './marked'

/** What an embed says; a panel's texts would weigh on somebody else's page. */
const NAMESPACES = ['map', 'timeline', 'totals', 'embed', 'edition', 'share', 'incident', 'claimsLane'] as const

interface Props { searchParams: Promise<SearchParams> }

/** The page it is a view of is the one to be found. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, manifest, { [EMBED_INCIDENT]: id }] = await Promise.all([getLocale(), getManifest(), searchParams])
  const marked = await markedIn(id, manifest, locale)
  return { ...(marked && { title: marked.title }), robots: { index: false } }
}

export default async function EmbedPage({ searchParams }: Props) {
  const [locale, all, asked, params, theme] = await Promise.all([getLocale(), getMessages(), headers(), searchParams, cookies().then(c => c.get('theme')?.value)])
  const [data, datings] = await Promise.all([explorerData(locale, asked.get('x-search') ?? ''), datingLayers(locale)])
  const marked = await markedIn(params[EMBED_INCIDENT], data.manifest, locale)
  const messages = { ...Object.fromEntries(NAMESPACES.map(name => [name, all[name]])), dating: { layer: all.dating.layer, near: all.dating.near } } as typeof all
  const title = marked?.title ?? [data.manifest.title, data.manifest.subtitle].map(text => inLanguage(text, locale)).filter(Boolean).join(' · ')
  return (
    <NextIntlClientProvider messages={messages}>
      <Embed data={{ ...data, datings, locale, dir: directionOf(locale), theme: theme === 'dark' || theme === 'light' ? theme : null }} title={title} marked={marked} missing={marked ? null : idIn(params[EMBED_INCIDENT])} timeline={params[EMBED_SHOW] !== 'map'} card={await embedCard(marked)} />
    </NextIntlClientProvider>
  )
}
