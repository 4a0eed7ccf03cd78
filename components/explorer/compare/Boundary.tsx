'use client'
import { useTranslations } from 'next-intl'
import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { dayText } from '@/lib/format'
import { useAtlas, useExplorer } from '../context'
import type { Compared } from '../store'
import { useView } from '../use-view'

const STEP = 0.01
const PAGE = 0.1
const bound = (share: number): number => Math.max(0, Math.min(1, share))

/**
 * What lies over the map while two scenes are compared: their dates, and the boundary between them (swipe) or how far the later one has
 * come in (fade), moved by mouse, finger or keys. A move changes the picture at once and the address when it ends.
 */
export function Boundary() {
  const compared = useExplorer(s => s.compared)
  return compared && (compared.mode === 'swipe' ? <Swipe compared={compared} /> : <Fade compared={compared} />)
}

/** Moves without a rendering of the page; `done` writes the address. */
function useSplit(): { move(split: number): void; done(): void } {
  const { store } = useAtlas()
  const [, setView] = useView()
  return {
    move(split) {
      const { compared } = store.get()
      if (compared) store.set({ compared: { ...compared, split: bound(split) } })
    },
    done() {
      const { compared } = store.get()
      if (compared) setView({ split: Math.round(compared.split * 100) / 100 })
    },
  }
}

function useWords({ dates, drawing }: Compared) {
  const t = useTranslations('compare')
  const { locale } = useAtlas()
  const [before, after] = [dayText(dates.before, locale, 'short'), dayText(dates.after, locale, 'short')]
  return { t, before, after, drawing }
}

const pill = 'pointer-events-none absolute rounded-md bg-surface/90 px-2 py-1 text-sm shadow-float'

function Dates({ compared }: { compared: Compared }) {
  const { t, before, after, drawing } = useWords(compared)
  return (
    <div className="compare-dates">
      <p className={`${pill} start-0`}><span className="text-muted">{t('before')}</span> <bdi className="font-medium whitespace-nowrap">{before}</bdi></p>
      <p className={`${pill} end-0`}><span className="text-muted">{t('after')}</span> <bdi className="font-medium whitespace-nowrap">{after}</bdi></p>
      {drawing && <p className={`${pill} start-0 top-9 font-medium`}>{t('drawing')}</p>}
    </div>
  )
}

function Swipe({ compared }: { compared: Compared }) {
  const { t, before, after } = useWords(compared)
  const { move, done } = useSplit()
  const held = useRef<{ offset: number } | null>(null)
  const { split, rtl } = compared
  const shareAt = (event: PointerEvent<HTMLElement>): number => {
    const box = (event.currentTarget.parentElement as HTMLElement).getBoundingClientRect()
    const share = (event.clientX - (held.current?.offset ?? 0) - box.left) / box.width
    return rtl ? 1 - share : share
  }
  const keys: Record<string, number> = { ArrowLeft: split + (rtl ? STEP : -STEP), ArrowRight: split + (rtl ? -STEP : STEP), ArrowUp: split + STEP, ArrowDown: split - STEP, PageUp: split + PAGE, PageDown: split - PAGE, Home: 0, End: 1 }
  const key = (event: KeyboardEvent) => {
    if (!Object.hasOwn(keys, event.key)) return
    event.preventDefault()
    event.stopPropagation()
    move(keys[event.key])
    done()
  }
  const release = () => {
    if (held.current) done()
    held.current = null
  }
  return (
    <>
      <Dates compared={compared} />
      <div
        role="slider" tabIndex={0} aria-label={t('boundary')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(split * 100)} aria-valuetext={t('boundaryText', { n: Math.round(split * 100), before, after })}
        className="compare-boundary" style={{ left: `${(rtl ? 1 - split : split) * 100}%` }}
        onKeyDown={key}
        onPointerDown={event => {
          if (event.button > 0) return
          const box = event.currentTarget.getBoundingClientRect()
          held.current = { offset: event.clientX - (box.left + box.width / 2) }
          event.currentTarget.setPointerCapture(event.pointerId)
          event.currentTarget.focus()
        }}
        onPointerMove={event => { if (held.current) move(shareAt(event)) }}
        onPointerUp={release} onPointerCancel={release}
      >
        <span aria-hidden className="compare-line" />
        <span aria-hidden className="compare-knob">‹›</span>
      </div>
    </>
  )
}

function Fade({ compared }: { compared: Compared }) {
  const { t, before, after } = useWords(compared)
  const { move, done } = useSplit()
  const percent = Math.round(compared.split * 100)
  return (
    <>
      <Dates compared={compared} />
      <label className="compare-fade">
        <span className="sr-only">{t('fade')}</span>
        <input type="range" min={0} max={100} value={percent} aria-valuetext={t('fadeText', { n: percent, before, after })} onChange={event => move(Number(event.target.value) / 100)} onPointerUp={done} onKeyUp={done} onBlur={done} className="w-full accent-accent" />
      </label>
    </>
  )
}
