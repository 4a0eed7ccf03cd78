'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'
import type { DatingLayer } from '@/lib/dating/layer'
import { countsOf } from '@/lib/dating/standing'
import type { Day } from '@/lib/slice/types'
import { useAtlas, useExplorer } from '../context'
import { useIsPhone } from '../use-is-phone'
import { useView } from '../use-view'
import { BuildingCard } from './BuildingCard'
import { BuildingChoice } from './BuildingChoice'
import { DatingKey } from './DatingKey'
import type { LoadedDatings } from './use-datings'

/** The layer's frame: its name, that it is a drawing, the way to take it off. */
export function DatingPanel({ layer, busy, children }: { layer: DatingLayer; busy: boolean; children: ReactNode }) {
  const t = useTranslations('dating.layer')
  const [, setView] = useView()
  return (
    <section aria-label={t('title')} aria-busy={busy} className="dating-panel">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 text-sm font-semibold leading-snug">{t('title')}<span className="block font-normal text-muted">{layer.title}</span></h2>
        <button type="button" className="-me-1 -mt-1 grid size-8 shrink-0 place-items-center rounded-md hover:bg-chip pointer-coarse:size-11" aria-label={t('off')} title={t('off')} onClick={() => setView({ dating: null })}><span aria-hidden>×</span></button>
      </div>
      {layer.drawing && <p className="text-sm">{t('drawing')}</p>}
      {children}
    </section>
  )
}

interface Props { layer: DatingLayer; loaded: LoadedDatings; standings: Uint8Array; /** Last day of the window. */ end: Day }

/** The layer in words: how many stand at the window's end, the list of buildings, and the one that is chosen. */
export function DatingWords({ layer, loaded, standings, end }: Props) {
  const t = useTranslations('dating.layer')
  const { locale } = useAtlas()
  const building = useExplorer(s => s.building)
  // The map is small there, and a building is tapped sooner than looked for in a list.
  const phone = useIsPhone()
  const row = building === null ? undefined : loaded.rowOf.get(building)
  const more = (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <NavLink href={localePath(locale, `/track/${layer.id}/results`)} className="link inline-flex min-h-6 items-center text-sm pointer-coarse:min-h-11">{t('results')}</NavLink>
      <BuildingChoice loaded={loaded} standings={standings} />
    </div>
  )
  return (
    <>
      <DatingKey layer={layer} counts={countsOf(standings)} end={end} />
      {phone ? <details><summary className="flex min-h-8 items-center text-sm text-accent pointer-coarse:min-h-11">{t('more')}</summary>{more}</details> : more}
      <div aria-live="polite">{row !== undefined && building !== null && <BuildingCard id={building} row={row} layer={layer} loaded={loaded} near />}</div>
    </>
  )
}
