import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { permanentRedirect } from 'next/navigation'
import { AwayPanel } from '@/components/panels/AwayPanel'
import { EditionMark } from '@/components/panels/EditionMark'
import { IncidentPanel } from '@/components/panels/IncidentPanel'
import { NotFoundPanel } from '@/components/panels/NotFoundPanel'
import { OldEdition } from '@/components/panels/OldEdition'
import { History } from '@/components/panels/history/History'
import { WithdrawnPanel } from '@/components/panels/WithdrawnPanel'
import { JsonLd } from '@/components/ui/JsonLd'
import { getShown, getIncident, getManifest, suggestFor404 } from '@/lib/server'
import { buildingsNearRecord } from '@/lib/server/dating/near'
import { getHistory, sameView, standingOf, stoodIn } from '@/lib/server/history'
import { incidentMetadata } from '@/lib/server/page-metadata'
import { decoded } from '@/lib/server/page-status'
import { placesAt } from '@/lib/server/scenes'
import { incidentPageLd } from '@/lib/server/structured'
import { OEmbedLink } from '../../oembed-link'

interface Props { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = decoded((await params).id)
  const answer = await getIncident(id)
  if (answer?.kind === 'found') return incidentMetadata(answer)
  // That the database is away says nothing of the page.
  return answer?.kind === 'away' ? {} : { robots: { index: false } }
}

export default async function IncidentPage({ params }: Props) {
  const id = decoded((await params).id)
  const record = { kind: 'incident', id } as const
  const [locale, edition, manifest, answer, standing] = await Promise.all([getLocale(), getShown(), getManifest(), getIncident(id), standingOf(record)])
  if (!answer) return <NotFoundPanel id={id} similar={await suggestFor404(id)} standing={standing} locale={locale} />
  if (answer.kind === 'away') return <AwayPanel />
  if (answer.kind === 'withdrawn') return <WithdrawnPanel withdrawn={answer} path={`/incidents/${id}`} held={await stoodIn('incident', id)} locale={locale}><History {...record} history={await getHistory('incident', id)} manifest={manifest} edition={edition} locale={locale} /></WithdrawnPanel>
  if (answer.kind === 'redirect') permanentRedirect(await sameView(`/incidents/${answer.id}`))
  const { properties, point } = answer.incident
  const [history, scenes, near] = await Promise.all([getHistory('incident', id), placesAt(point), buildingsNearRecord({ ...properties, point })])
  return <EditionMark edition={edition}><OEmbedLink /><JsonLd data={await incidentPageLd(answer)} /><OldEdition standing={standing} locale={locale} /><IncidentPanel found={answer} history={history} pinned={standing?.edition.number} manifest={manifest} edition={edition} locale={locale} scenes={scenes} near={near} /></EditionMark>
}
