'use client'
import { useTranslations } from 'next-intl'
import { dayText } from '@/lib/format'
import { daysOf } from '@/lib/dating/dated'
import type { DatingLayer } from '@/lib/dating/layer'
import { toldAs } from '@/lib/dating/standing'
import { useAtlas } from '../context'
import { IncidentsNear } from './IncidentsNear'
import type { LoadedDatings } from './use-datings'

interface Props { id: string; row: number; layer: DatingLayer; loaded: LoadedDatings; /** With the incidents near it, in its days. */ near?: boolean }

/** What is known of one building: between which two pictures it was destroyed, how sure that is, and by how many answers. */
export function BuildingCard({ id, row, layer, loaded: { datings, days }, near = false }: Props) {
  const t = useTranslations('dating.layer')
  const { locale } = useAtlas()
  const [from, to] = [datings.from[row], datings.to[row]]
  const { after, before } = daysOf({ days }, { from, to })
  const day = (iso: string | null | undefined) => (iso ? dayText(iso, locale, 'short') : '')
  const stage = datings.stage[row]
  return (
    <div className="text-sm">
      <p className="font-medium">{t('building', { id })}</p>
      <p>{t(`told.${toldAs(days, from, to)}`, { after: day(after), by: day(before), last: day(layer.days.at(-1)) })}</p>
      {stage === 'gold' || stage === 'reviewed' ? <p className="text-muted">{t(`stage.${stage}`)}</p> : <p className="text-muted">{t('sure', { percent: Math.floor(datings.confidence[row] / 10), n: datings.answers[row] })} · {t(datings.firm[row] ? 'firm' : stage === 'review' ? 'stage.review' : 'stage.open')}</p>}
      {near && !layer.drawing && <IncidentsNear project={layer.id} building={id} seq={datings.seq} />}
    </div>
  )
}
