'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo } from 'react'
import type { DatingLayer } from '@/lib/dating/layer'
import { momentOf, standingsAt } from '@/lib/dating/standing'
import type { Day } from '@/lib/slice/types'
import { parseDay } from '@/lib/time/day'
import { resolveWindow } from '@/lib/view-window'
import { useAtlas, useExplorer } from '../context'
import { useIsPhone } from '../use-is-phone'
import { useView } from '../use-view'
import { BuildingHover } from './BuildingHover'
import { DatingMore, DatingPanel, DatingWords } from './DatingPanel'
import { useDatings } from './use-datings'
import { useGoThere } from './use-go-there'

/** The layer “Destruction, dated together”: what is known of each building at the end of the window, on the map and in words. */
export function Dating({ layer }: { layer: DatingLayer }) {
  const t = useTranslations('dating.layer')
  const { store, manifest, domain } = useAtlas()
  const [view] = useView()
  const end = useExplorer(s => s.live?.to) ?? resolveWindow(view, manifest, domain).to
  const marked = useExplorer(s => s.pointed?.id ?? s.building)
  const { loaded, failed, outdated } = useDatings(layer)
  useGoThere(layer, loaded !== null)

  // A move of the handle within two scenes changes nothing.
  const moment = loaded && momentOf(loaded.days, end)
  const known = useMemo(() => loaded && standingsAt(moment ?? 0, loaded.datings), [loaded, moment])
  const curve = useMemo(() => loaded?.datings.curve.map(({ day, ...point }) => ({ day: parseDay(day) as Day, ...point })) ?? [], [loaded])
  useEffect(() => {
    store.set({ dated: loaded && known ? { outlines: loaded.outlines, standings: known, marked, curve } : null })
  }, [store, loaded, known, marked, curve])
  useEffect(() => () => store.set({ dated: null, pointed: null, building: null }), [store])

  // The map is small there, and a building is tapped sooner than looked for in a list.
  const phone = useIsPhone()
  const more = loaded && known && <DatingMore layer={layer} loaded={loaded} standings={known} />

  return (
    <>
      <DatingPanel layer={layer} busy={!loaded && !failed && !outdated} more={phone && more}>
        {failed && <p role="alert" className="text-sm">{t('failed')}</p>}
        {outdated && <p role="alert" className="text-sm">{t('outdated')} <button type="button" className="link inline-flex min-h-6 items-center pointer-coarse:min-h-11" onClick={() => location.reload()}>{t('reload')}</button></p>}
        {loaded && known && <DatingWords layer={layer} loaded={loaded} standings={known} end={end}>{!phone && more}</DatingWords>}
      </DatingPanel>
      {loaded && <BuildingHover layer={layer} loaded={loaded} />}
    </>
  )
}
