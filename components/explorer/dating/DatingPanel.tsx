'use client'
import { useTranslations } from 'next-intl'
import { useId, useState, type ReactNode } from 'react'
import { Icon } from '@/components/ui/Icon'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'
import type { DatingLayer } from '@/lib/dating/layer'
import { countsOf } from '@/lib/dating/standing'
import type { Day } from '@/lib/slice/types'
import { useAtlas, useExplorer } from '../context'
import { useView } from '../use-view'
import { BuildingCard } from './BuildingCard'
import { BuildingChoice } from './BuildingChoice'
import { DatingKey } from './DatingKey'
import type { LoadedDatings } from './use-datings'

const round = '-me-1 -mt-1 grid size-8 shrink-0 place-items-center rounded-md hover:bg-chip pointer-coarse:size-11'

/** The layer's frame: its name, that it is a drawing, the way to take it off. `more`: what is shown when asked for. */
export function DatingPanel({ layer, busy, more, children }: { layer: DatingLayer; busy: boolean; more?: ReactNode; children: ReactNode }) {
  const t = useTranslations('dating.layer')
  const [, setView] = useView()
  const [open, setOpen] = useState(false)
  const rest = useId()
  return (
    <section aria-label={t('title')} aria-busy={busy} className="dating-panel">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 text-sm font-semibold leading-snug">{t('title')}<span className="block font-normal text-muted">{layer.title}</span></h2>
        {more && <button type="button" className={round} aria-label={t('more')} title={t('more')} aria-expanded={open} aria-controls={open ? rest : undefined} onClick={() => setOpen(!open)}><Icon name={open ? 'chevronUp' : 'chevronDown'} /></button>}
        <button type="button" className={round} aria-label={t('off')} title={t('off')} onClick={() => setView({ dating: null })}><span aria-hidden>×</span></button>
      </div>
      {layer.drawing && <p className="text-sm">{t('drawing')}</p>}
      {children}
      {more && open && <div id={rest}>{more}</div>}
    </section>
  )
}

/** The way to the results, and the list of the buildings in view. */
export function DatingMore({ layer, loaded, standings }: Omit<Props, 'end'>) {
  const t = useTranslations('dating.layer')
  const { locale } = useAtlas()
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <NavLink href={localePath(locale, `/track/${layer.id}/results`)} className="link inline-flex min-h-6 items-center text-sm pointer-coarse:min-h-11">{t('results')}</NavLink>
      <BuildingChoice loaded={loaded} standings={standings} />
    </div>
  )
}

interface Props { layer: DatingLayer; loaded: LoadedDatings; standings: Uint8Array; /** Last day of the window. */ end: Day }

/** The layer in words: how many stand at the window's end, and the building that is chosen. */
export function DatingWords({ layer, loaded, standings, end, children }: Props & { children: ReactNode }) {
  const building = useExplorer(s => s.building)
  const row = building === null ? undefined : loaded.rowOf.get(building)
  return (
    <>
      <DatingKey layer={layer} counts={countsOf(standings)} end={end} />
      {children}
      <div aria-live="polite">{row !== undefined && building !== null && <BuildingCard id={building} row={row} layer={layer} loaded={loaded} near />}</div>
    </>
  )
}
