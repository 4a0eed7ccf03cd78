'use client'
import { useTranslations } from 'next-intl'
import { dayText } from '@/lib/format'
import type { DatingLayer } from '@/lib/dating/layer'
import { STANDINGS, type Standing } from '@/lib/dating/standing'
import type { Day } from '@/lib/slice/types'
import { formatDay } from '@/lib/time/day'
import { useAtlas } from '../context'

/** Key and count in one: how many stand, are uncertain, are destroyed at the end of the window. */
export function DatingKey({ layer, counts, end }: { layer: DatingLayer; counts: Record<Standing, number>; end: Day }) {
  const t = useTranslations('dating.layer')
  const { locale } = useAtlas()
  const day = formatDay(end)
  const last = layer.days[layer.days.length - 1]
  const at = day > last ? last : day
  const when = t(day > last ? 'onLast' : 'on', { day: dayText(at, locale, 'short') })
  return (
    <>
      <p className="text-sm text-muted">{when}</p>
      <ul aria-label={when} className="flex flex-wrap gap-x-3 gap-y-0.5">
        {STANDINGS.map(standing => (
          <li key={standing} className="flex items-center gap-1.5 text-sm max-md:gap-1 max-md:text-xs"><span aria-hidden className="dating-swatch" data-standing={standing} /><span><bdi className="font-semibold tabular-nums">{counts[standing].toLocaleString('en')}</bdi> {t(standing, { n: counts[standing] })}</span></li>
        ))}
      </ul>
    </>
  )
}
