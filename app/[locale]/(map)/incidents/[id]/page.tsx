import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { notFound, permanentRedirect } from 'next/navigation'
import { EditionMark } from '@/components/panels/EditionMark'
import { IncidentPanel } from '@/components/panels/IncidentPanel'
import { localText } from '@/components/panels/texts'
import { localePath } from '@/i18n/locales'
import { getCurrent, getIncident, getManifest } from '@/lib/server'

interface Props { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const [locale, answer] = await Promise.all([getLocale(), getIncident(id)])
  if (answer?.kind !== 'found') return {}
  return {
    title: localText(answer.incident.properties, 'title', locale),
    description: localText(answer.incident.properties, 'summary', locale),
    alternates: { types: { 'application/geo+json': `/api/collections/incidents/items/${id}` } },
  }
}

export default async function IncidentPage({ params }: Props) {
  const { id } = await params
  const [locale, edition, manifest, answer] = await Promise.all([getLocale(), getCurrent(), getManifest(), getIncident(id)])
  if (!answer) notFound()
  if (answer.kind === 'redirect') permanentRedirect(localePath(locale, `/incidents/${answer.id}`))
  return <EditionMark edition={edition}><IncidentPanel found={answer} manifest={manifest} edition={edition} locale={locale} /></EditionMark>
}
