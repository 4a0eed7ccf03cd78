'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useMemo, useRef } from 'react'
import { Segmented } from '@/components/ui/Segmented'
import { useTextOnly } from '@/components/care/use-text-only'
import { dayText } from '@/lib/format'
import { pairAt, pairOf, sourceOf, type ShownPlace } from '@/lib/scenes'
import { formatDay, parseDay } from '@/lib/time/day'
import type { Day } from '@/lib/slice/types'
import { resolveWindow } from '@/lib/view-window'
import { useAtlas, useExplorer } from '../context'
import { useView } from '../use-view'

/** A picture of streets is looked at from nearer than a list of records. */
const CLOSEST = 17

type Place = Pick<ShownPlace, 'id' | 'bounds' | 'drawing' | 'scenes'>

/** Which two scenes the map shows: by the timeline, by a day of the reader's own, or chosen one by one; and how. */
export function Comparing({ place, edition }: { place: Place; edition: string }) {
  const t = useTranslations('compare')
  const { store, commands, manifest, domain, locale, dir } = useAtlas()
  const [view, setView] = useView()
  const live = useExplorer(s => s.live)
  const [textOnly] = useTextOnly()
  const slider = useId()
  const { scenes } = place
  const end = live?.to ?? resolveWindow(view, manifest, domain).to
  const moment = view.moment ?? formatDay(end)
  const chosen = useMemo(() => view.pair && pairOf(scenes, view.pair), [scenes, view.pair])
  const { before, after } = chosen ?? pairAt(scenes, moment)

  useEffect(() => {
    if (textOnly) return store.set({ compared: null })
    store.set({
      compared: {
        before: sourceOf(edition, place, before), after: sourceOf(edition, place, after), mode: view.compare, split: view.split, rtl: dir === 'rtl',
        dates: { before: before.date, after: after.date }, credit: [...new Set([before, after].map(s => s.attribution ?? s.provider))].join(' · '), drawing: place.drawing,
      },
    })
  }, [store, edition, place, before, after, view.compare, view.split, dir, textOnly])
  useEffect(() => () => store.set({ compared: null }), [store])

  // Opened by itself, the map goes where the place is; an address with a camera says where to look.
  const opened = useRef(view.at)
  const box = JSON.stringify(place.bounds)
  useEffect(() => {
    store.set({ selection: null, sheet: 'half' })
    const [w, s, e, n] = JSON.parse(box) as Place['bounds']
    const at = opened.current
    if (at && at.lon > w && at.lon < e && at.lat > s && at.lat < n) return
    if (commands.current) commands.current.fitIds([w, s, e, n], CLOSEST)
    else store.set({ wanted: [w, s, e, n], wantedZoom: CLOSEST, view: { ...store.get().view, at: null } })
  }, [store, commands, box])

  const [first, last] = [scenes[0].date, scenes[scenes.length - 1].date].map(day => parseDay(day) as Day)
  const inReach = Math.max(first, Math.min(last, parseDay(moment) as Day))
  const option = (id: string, label: string) => <option key={id} value={id}>{label}</option>
  const name = (id: string): string => {
    const scene = scenes.find(s => s.id === id)
    return scene ? dayText(scene.date, locale, 'short') : id
  }
  const select = (side: 'before' | 'after') => (
    <label className="flex min-w-0 flex-1 flex-col gap-1 text-sm text-muted">
      {t(side)}
      <select className="select w-full text-ink" value={(side === 'before' ? before : after).id} onChange={event => setView({ pair: side === 'before' ? [event.target.value, after.id] : [before.id, event.target.value] })}>
        {scenes.filter(s => (side === 'before' ? scenes.indexOf(s) < scenes.indexOf(after) : scenes.indexOf(s) > scenes.indexOf(before))).map(s => option(s.id, name(s.id)))}
      </select>
    </label>
  )
  if (textOnly) return <p className="mt-4 border border-dashed border-muted px-3 py-2">{t('textOnly')}</p>
  return (
    <section aria-label={t('label')} className="print-none needs-script mt-4 flex flex-col gap-3">
      <p aria-live="polite" aria-atomic className="font-medium">{t.rich('shown', { before: () => <bdi>{name(before.id)}</bdi>, after: () => <bdi>{name(after.id)}</bdi> })}</p>
      <div className="flex"><Segmented label={t('how')} value={view.compare} options={[{ value: 'swipe', label: t('swipe') }, { value: 'fade', label: t('fadeMode') }]} onChange={compare => setView({ compare })} /></div>
      <div className="flex flex-col gap-1 text-sm text-muted">
        <span className="flex flex-wrap justify-between gap-2"><label htmlFor={slider}>{t('moment')}</label><bdi className="text-ink">{dayText(formatDay(inReach), locale, 'short')}</bdi></span>
        <input id={slider} type="range" min={first} max={last} step={1} value={inReach} aria-valuetext={formatDay(inReach)} onChange={event => setView({ moment: formatDay(Number(event.target.value) as Day), pair: null })} className="h-8 w-full accent-accent pointer-coarse:h-11" />
      </div>
      <div className="flex gap-3">{select('before')}{select('after')}</div>
      {(view.moment || view.pair) && <button type="button" className="button self-start" onClick={() => setView({ moment: null, pair: null })}>{t('follow')}</button>}
      <p className="text-sm text-muted">{view.pair && chosen ? t('byHand') : view.moment ? t('byMoment') : t('byTimeline')}</p>
    </section>
  )
}
