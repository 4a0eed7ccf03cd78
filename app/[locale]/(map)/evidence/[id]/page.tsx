import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { AwayPanel } from '@/components/panels/AwayPanel'
import { EditionMark } from '@/components/panels/EditionMark'
import { EvidencePanel } from '@/components/panels/evidence/EvidencePanel'
import { NotFoundPanel } from '@/components/panels/NotFoundPanel'
import { OldEdition } from '@/components/panels/OldEdition'
import { WithdrawnPanel } from '@/components/panels/WithdrawnPanel'
import { JsonLd } from '@/components/ui/JsonLd'
import { getShown, suggestFor404 } from '@/lib/server'
import { getEvidence } from '@/lib/server/evidence'
import { standingOf } from '@/lib/server/history'
import { evidenceMetadata } from '@/lib/server/page-metadata'
import { decoded } from '@/lib/server/page-status'
import { evidencePageLd } from '@/lib/server/structured'

interface Props { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await getEvidence(decoded((await params).id))
  if (found?.kind === 'found') return evidenceMetadata(found)
  // That the database is away says nothing of the page.
  return found?.kind === 'away' ? {} : { robots: { index: false } }
}

export default async function EvidencePage({ params }: Props) {
  const id = decoded((await params).id)
  const [locale, edition, found, standing] = await Promise.all([getLocale(), getShown(), getEvidence(id), standingOf()])
  if (!found) return <NotFoundPanel id={id} similar={await suggestFor404(id)} standing={standing} locale={locale} />
  if (found.kind === 'away') return <AwayPanel />
  if (found.kind === 'withdrawn') return <WithdrawnPanel withdrawn={found} path={`/evidence/${id}`} held={null} locale={locale} />
  return <EditionMark edition={edition}><JsonLd data={await evidencePageLd(found)} /><OldEdition standing={standing} locale={locale} /><EvidencePanel found={found} locale={locale} /></EditionMark>
}
