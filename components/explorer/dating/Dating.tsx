'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'
import type { DatingLayer } from '@/lib/dating/layer'
import { countsOf, momentOf, standingsAt } from '@/lib/dating/standing'
import { parseDay } from '@/lib/time/day'
import type { Day } from '@/lib/slice/types'
import { resolveWindow } from '@/lib/view-window'
import { useAtlas, useExplorer } from '../context'
import { useView } from '../use-view'
import { BuildingCard } from './BuildingCard'
import { BuildingChoice } from './BuildingChoice'
import { DatingKey } from './DatingKey'
import { useDatings } from './use-datings'

/** Buildings are looked at from nearer than a list of records. */
const CLOSEST = 17

const isWithin = (at: { lon: number; lat: number } | null, [w, s, e, n]: DatingLayer['bounds']): boolean => at !== null && at.lon > w && at.lon < e && at.lat > s && at.lat < n

/** The layer “Destruction, dated together”: what is known of each building at the end of the window, on the map and in words. */
export function Dating({ layer }: { layer: DatingLayer }) {
  const t = useTranslations('dating.layer')
  const { store, commands, manifest, domain, locale } = useAtlas()
  const [view, setView] = useView()
  const end = useExplorer(s => s.live?.to) ?? resolveWindow(view, manifest, domain).to
  const pointed = useExplorer(s => s.pointed)
  const building = useExplorer(s => s.building)
  const { loaded, failed } = useDatings(layer)

  // A move of the handle within two scenes changes nothing.
  const moment = loaded && momentOf(loaded.days, end)
  const known = useMemo(() => loaded && standingsAt(moment ?? 0, loaded.datings), [loaded, moment])
  const curve = useMemo(() => loaded?.datings.curve.map(({ day, ...point }) => ({ day: parseDay(day) as Day, ...point })) ?? [], [loaded])
  const marked = pointed?.id ?? building
  useEffect(() => {
    if (loaded && known) store.set({ dated: { outlines: loaded.outlines, standings: known, marked, curve } })
  }, [store, loaded, known, marked, curve])
  useEffect(() => () => store.set({ dated: null, pointed: null, building: null }), [store])

  // Turned on, the map goes where the buildings are; an address with a camera says where to look.
  const placed = useRef(isWithin(view.at, layer.bounds))
  const hasMap = useExplorer(s => s.bounds !== null)
  const box = JSON.stringify(layer.bounds)
  useEffect(() => {
    const bounds = JSON.parse(box) as DatingLayer['bounds']
    if (placed.current) return
    // The map may have been made before this was here, and may not be yet: said for both.
    if (!hasMap || !commands.current) return store.set({ wanted: bounds, wantedZoom: CLOSEST })
    placed.current = true
    if (!isWithin(store.get().camera, bounds)) commands.current.fitIds(bounds, CLOSEST)
  }, [store, commands, box, hasMap])

  const row = loaded && building !== null ? loaded.rowOf.get(building) : undefined
  const under = loaded && pointed ? loaded.rowOf.get(pointed.id) : undefined
  return (
    <>
      <section aria-label={t('title')} aria-busy={!loaded && !failed} className="dating-panel">
        <div className="flex items-start gap-2">
          <h2 className="min-w-0 flex-1 text-sm font-semibold leading-snug">{t('title')}<span className="block font-normal text-muted">{layer.title}</span></h2>
          <button type="button" className="-me-1 -mt-1 grid size-8 shrink-0 place-items-center rounded-md hover:bg-chip pointer-coarse:size-11" aria-label={t('off')} title={t('off')} onClick={() => setView({ dating: null })}><span aria-hidden>×</span></button>
        </div>
        {layer.drawing && <p className="text-sm">{t('drawing')}</p>}
        {failed && <p role="alert" className="text-sm">{t('failed')}</p>}
        {loaded && known && (
          <>
            <DatingKey layer={layer} counts={countsOf(known)} end={end} />
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <NavLink href={localePath(locale, `/track/${layer.id}/results`)} className="link inline-flex min-h-6 items-center text-sm pointer-coarse:min-h-11">{t('results')}</NavLink>
              <BuildingChoice loaded={loaded} standings={known} />
            </div>
            <div aria-live="polite">{row !== undefined && building !== null && <BuildingCard id={building} row={row} layer={layer} loaded={loaded} near />}</div>
          </>
        )}
      </section>
      {under !== undefined && loaded && pointed?.x !== undefined && pointed.y !== undefined && (
        <div aria-hidden data-hover className="pointer-events-none absolute z-10 w-max max-w-64 -translate-x-1/2 -translate-y-full rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm shadow-float" style={{ left: pointed.x, top: pointed.y - 12 }}>
          <BuildingCard id={pointed.id} row={under} layer={layer} loaded={loaded} />
        </div>
      )}
    </>
  )
}
