import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EditionChanges } from '@/components/panels/editions/EditionChanges'
import { NoSuchEdition } from '@/components/panels/editions/EditionList'
import { dayText } from '@/lib/format'
import type { SearchParams } from '@/lib/search-params'
import { getManifest } from '@/lib/server'
import { changedParts, editionsPage, getEditionEntry, numberIn } from '@/lib/server/history'
import { textMetadata } from '@/lib/server/page-metadata'

interface Props { params: Promise<{ number: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const entry = await getEditionEntry(numberIn((await params).number))
  if (!entry) return { robots: { index: false } }
  const [t, locale] = await Promise.all([getTranslations('editions'), getLocale()])
  return textMetadata(`/editions/${entry.number}`, t('headingDated', { n: entry.number, date: dayText(entry.date, locale) }), entry.note || t('about', { n: entry.number }), `/api/editions/${entry.number}/changes`)
}

export default async function EditionPage({ params, searchParams }: Props) {
  const { number } = await params
  const [locale, manifest, entry, asked] = await Promise.all([getLocale(), getManifest(), getEditionEntry(numberIn(number)), searchParams])
  if (!entry) return <NoSuchEdition number={number.slice(0, 9)} editions={(await editionsPage(null)).editions} locale={locale} />
  const parts = await changedParts(entry, asked)
  return <EditionChanges entry={entry} parts={parts} only={asked.what !== undefined && parts.length === 1} manifest={manifest} locale={locale} />
}
