import { useTranslations } from 'next-intl'
import { useLayoutEffect, useMemo, useRef, type CSSProperties } from 'react'
import { saidOf, type Mark, type Said } from '@/lib/track/mark'
import { boundsOf } from '@/lib/geo/bounds'
import type { Rings } from '@/lib/track/outline'
import { piecesOf } from '@/lib/track/pieces'
import type { Task } from '@/lib/track/task'
import { limitsOf, viewOn } from '@/lib/track/view'

interface Props { task: Task; rings: Rings | null; scene: number; mark: Mark; /** The date that is known, once it may be told. */ known: Mark | null; onScene(scene: number): void }

const FRAME = { width: 68, height: 52 }
/** Marks that a frame bears by name; the others are drawn alone. */
const NAMED = { last: 'tagStands', first: 'tagDestroyed' } as const

/** All scenes in the order of time, each with its day and what is marked of it; a slider over them. */
export function Strip({ task, rings, scene, mark, known, onScene }: Props) {
  const t = useTranslations('track')
  const list = useRef<HTMLOListElement>(null)
  const { scenes } = task
  // The scene that is looked at stands in the middle; nothing moves but the strip. A keyboard that was on a frame goes along.
  useLayoutEffect(() => {
    const strip = list.current
    const frame = strip?.querySelector<HTMLElement>('[aria-current]')
    if (!strip || !frame) return
    if (strip.contains(document.activeElement)) frame.focus({ preventScroll: true })
    const [a, b] = [strip.getBoundingClientRect(), frame.getBoundingClientRect()]
    strip.scrollLeft += b.left + b.width / 2 - (a.left + a.width / 2)
  }, [scene])
  const said = (i: number) => {
    const own = saidOf(mark, i)
    const told = known && saidOf(known, i)
    return [own && t(`said.${own}`), told && t('knownScene', { said: t(`said.${told}`) })].filter(Boolean).join(', ')
  }
  const text = (i: number) => [t('sceneOf', { n: i + 1, all: scenes.length, day: scenes[i].day }), said(i)].filter(Boolean).join(', ')
  return (
    <div className="track-strip" style={{ '--scenes': scenes.length } as CSSProperties}>
      <input
        type="range" min={1} max={scenes.length} value={scene + 1} aria-label={t('scene')} aria-valuetext={text(scene)} onChange={event => onScene(Number(event.target.value) - 1)}
        className="track-slider"
      />
      <ol ref={list} aria-label={t('scenes')} className="track-frames">
        {scenes.map((s, i) => (
          <li key={s.id}>
            <button type="button" tabIndex={i === scene ? 0 : -1} aria-current={i === scene || undefined} aria-label={text(i)} className="track-frame" onClick={() => onScene(i)}>
              <Frame task={task} rings={rings} scene={i} />
              <Line said={saidOf(mark, i)} />
              {known && <Line said={saidOf(known, i)} of={t('knownTag')} />}
              <bdi className="track-day">{s.day}</bdi>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** A bar under the frame: full where it stands, hatched where that is not known, empty where it is destroyed; the two that are marked say it. */
function Line({ said, of }: { said: Said | null; of?: string }) {
  const t = useTranslations('track')
  const named = said === 'last' || said === 'first' ? NAMED[said] : null
  return <span className="track-line" data-said={said ?? 'nothing'}>{named && (of ?? t(named))}</span>
}

/** The building in that scene, small. */
function Frame({ task: { scenes, bounds, resolution }, rings, scene }: { task: Task; rings: Rings | null; scene: number }) {
  const pieces = useMemo(() => (rings ? piecesOf(scenes[scene].source, viewOn(boundsOf(rings), limitsOf(bounds, resolution, FRAME), resolution, FRAME, 0.5)) : []), [scenes, bounds, resolution, rings, scene])
  return (
    <span aria-hidden dir="ltr" className="relative mx-auto block overflow-hidden rounded-sm bg-chip" style={FRAME}>
      {pieces.map(({ key, src, left, top, width, height, transform }) => <img key={key} src={src} alt="" draggable={false} className="absolute max-w-none origin-top-left" style={{ left: 0, top: 0, width, height, transform: transform ?? `translate(${left}px, ${top}px)` }} />)}
    </span>
  )
}
