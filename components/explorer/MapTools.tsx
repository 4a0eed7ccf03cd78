'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/Icon'
import type { DatingLayer } from '@/lib/dating/layer'
import { meet } from '@/lib/geo/bounds'
import { useAtlas, useExplorer } from './context'
import { useView } from './use-view'
import { ViewLink } from './ViewLink'
import type { DrawMode } from './store'
import { loadDrawing } from '@/components/map/load-drawing'

// Comes with the drawing itself: few draw.
export const loadHint = () => import('./DrawHint')

const SHAPES = [['box', 'drawBox'], ['poly', 'drawPoly'], ['circle', 'drawCircle']] as const
const tool = 'button bg-surface shadow-float'

/** Shows all that matches, wherever it lies. */
export function FitButton() {
  const t = useTranslations('map')
  const { commands } = useAtlas()
  return (
    <button type="button" onClick={() => commands.current?.fit()} className={`${tool} px-2.5`} aria-label={t('fit')} title={t('fit')}>
      <Icon name="fit" />
    </button>
  )
}

/** To the scenes of the one place in view, or to the list of all. */
export function ScenesButton() {
  const t = useTranslations('map')
  const { scenes = [] } = useAtlas()
  const bounds = useExplorer(s => s.bounds)
  if (!scenes.length) return null
  const there = bounds ? scenes.filter(scene => meet(scene.bounds, bounds)) : []
  return <ViewLink path={there.length === 1 ? `/scenes/${there[0].id}` : '/scenes'} className={`${tool} px-2.5`} aria-label={t('scenes')} title={t('scenes')}><Icon name="compare" /></ViewLink>
}

/** Lays dated buildings over the map, and takes them off: of the project in view, else of the first. */
export function DatingButton({ datings }: { datings: DatingLayer[] }) {
  const t = useTranslations('dating.layer')
  const [view, setView] = useView()
  const bounds = useExplorer(s => s.bounds)
  const on = datings.some(d => d.id === view.dating)
  const next = datings.find(d => bounds && meet(d.bounds, bounds)) ?? datings[0]
  return <button type="button" aria-pressed={on} className={`${tool} dating-tool px-2.5 aria-pressed:border-accent aria-pressed:text-accent`} aria-label={t('title')} title={t('title')} onClick={() => setView({ dating: on ? null : next.id })}><Icon name="dating" /></button>
}

/** Draws a rectangle, polygon or circle that filters by place, or takes the map's present view. */
export function DrawTools() {
  const t = useTranslations()
  const { store } = useAtlas()
  const mode = useExplorer(s => s.drawMode)
  const [open, setOpen] = useState(false)
  const menu = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  // Drawing was given up by its button, which is gone: back to where it began.
  const drew = useRef(false)
  useEffect(() => {
    if (drew.current && !mode && document.activeElement === document.body) button.current?.focus()
    drew.current = mode !== null
  }, [mode])
  useEffect(() => {
    if (!open) return
    const close = (event: PointerEvent | KeyboardEvent) => {
      if (event instanceof KeyboardEvent ? event.key !== 'Escape' : menu.current?.contains(event.target as Node)) return
      if (event instanceof KeyboardEvent && menu.current?.contains(document.activeElement)) button.current?.focus()
      setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [open])
  const start = (next: DrawMode) => {
    setOpen(false)
    store.set({ unanswered: null })
    Promise.all([loadDrawing(), loadHint()]).then(() => store.set({ drawMode: next }), () => store.set({ unanswered: { what: 'toolFailed', retry: () => start(next) } }))
  }
  if (mode) return null
  return (
    <div ref={menu} className="relative">
      <button ref={button} type="button" aria-expanded={open} aria-label={t('map.draw')} title={t('map.draw')} className={`${tool} px-2.5`} onClick={() => { setOpen(!open); loadDrawing().catch(() => undefined) }}><Icon name="draw" /></button>
      {open && (
        <div className="absolute end-full top-0 z-20 me-2 flex w-max flex-col rounded-lg border border-line bg-surface p-1 shadow-float">
          {SHAPES.map(([shape, label]) => (
            <button key={shape} type="button" className="flex min-h-9 items-center gap-2 rounded-md px-3 text-start hover:bg-chip pointer-coarse:min-h-11" onClick={() => start(shape)}><Icon name={shape} />{t(`map.${label}`)}</button>
          ))}
        </div>
      )}
    </div>
  )
}
