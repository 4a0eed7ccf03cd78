'use client'
import { useTranslations } from 'next-intl'
import { useRef, type ReactNode } from 'react'
import { useAtlas, useExplorer } from './context'
import type { ExplorerState } from './store'

type Stop = ExplorerState['sheet']
const UP: Record<Stop, Stop> = { peek: 'half', half: 'full', full: 'full' }
const DOWN: Record<Stop, Stop> = { peek: 'peek', half: 'peek', full: 'half' }
const DRAG_PX = 24

/** The panel: beside the map on wide screens, on phones a sheet with three stops, moved by its handle, a swipe or the keyboard. */
export function Sheet({ children }: { children: ReactNode }) {
  const t = useTranslations('sheet')
  const { store } = useAtlas()
  const stop = useExplorer(s => s.sheet)
  const start = useRef<number | null>(null)
  const dragged = useRef(false)
  const move = (to: Stop) => store.set({ sheet: to })
  const release = (y: number) => {
    if (start.current === null) return
    const by = y - start.current
    start.current = null
    dragged.current = Math.abs(by) > DRAG_PX
    if (dragged.current) move(by < 0 ? UP[stop] : DOWN[stop])
  }
  return (
    <div className="sheet" data-stop={stop}>
      <button
        type="button" aria-expanded={stop !== 'peek'} aria-controls="panel" aria-label={stop === 'full' ? t('peek') : t('full')}
        className="flex h-7 w-full shrink-0 touch-none items-center justify-center md:hidden"
        onPointerDown={event => { start.current = event.clientY; event.currentTarget.setPointerCapture(event.pointerId) }}
        onPointerUp={event => release(event.clientY)}
        onPointerCancel={() => { start.current = null }}
        onClick={() => { if (!dragged.current) move(stop === 'full' ? 'half' : UP[stop]); dragged.current = false }}
        onKeyDown={event => {
          if (event.key === 'ArrowUp') move(UP[stop])
          if (event.key === 'ArrowDown') move(DOWN[stop])
        }}
      >
        <span aria-hidden className="h-1 w-10 rounded-full bg-line" />
      </button>
      {children}
    </div>
  )
}
