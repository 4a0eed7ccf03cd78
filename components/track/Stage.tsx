'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, type ReactNode, type Ref } from 'react'
import { partnerOf } from '@/lib/track/flicker'
import { boundsOf } from '@/lib/geo/bounds'
import { pathOf, type Rings } from '@/lib/track/outline'
import { piecesOf } from '@/lib/track/pieces'
import type { Draft } from './draft'
import type { Task, TaskScene } from '@/lib/track/task'
import { limitsOf, viewOn, type View } from '@/lib/track/view'
import { Layers } from './Layers'
import { areThere, fetchAhead } from './pictures'
import { StageTools, type Light } from './StageTools'
import type { Flicker } from './use-flicker'
import { useGestures } from './use-gestures'
import { useShown } from './use-shown'
import { useView, type Moves } from './use-view'

interface Props {
  task: Task
  building: string
  rings: Rings | null
  /** Outlines of the next buildings. */
  ahead: Rings[]
  draft: Draft
  onScene(scene: number): void
  flicker: Flicker
  outline: boolean
  light: Light
  onLight(light: Light): void
  movesRef: Ref<Moves>
  /** What lies over the picture's lower edge. */
  children?: ReactNode
}

/** The picture with the building's outline: scenes laid one over the other, of which one is seen. */
export function Stage({ task, building, rings, ahead, draft, onScene, flicker, outline, light, onLight, movesRef, children }: Props) {
  const t = useTranslations('track')
  const box = useRef<HTMLDivElement>(null)
  const { scenes } = task
  const { view, moves } = useView(box, task, building, rings)
  const { shown, tries, again } = useShown(building, draft.scene, scenes, view)
  useEffect(() => {
    if (typeof movesRef === 'function') movesRef(moves)
    else if (movesRef) movesRef.current = moves
  }, [moves, movesRef])
  useGestures(box, view, moves, to => onScene(draft.scene + ((to === 'left') === !task.rtl ? 1 : -1)))

  // Until the new building's picture is there the old one stays, where it was.
  const old = useRef<View | null>(null)
  const current = shown?.building === building
  if (current) old.current = view
  const drawn = current ? view : old.current
  const partner = partnerOf(draft.scene, draft.mark, scenes.length)
  const inTurn = flicker.other && current && shown.scene === draft.scene && drawn && areThere(sharpOf(scenes[partner], drawn))
  const visible = shown === null ? draft.scene : inTurn ? partner : shown.scene
  // Besides the one that is seen only what is there: a picture that did not come would stay broken where it was laid.
  const near = [...new Set([visible, draft.scene, partner, draft.scene + 1, draft.scene - 1])].filter(i => i >= 0 && i < scenes.length).sort((a, b) => a - b)
  const ready = drawn ? near.filter(i => i === visible || areThere(sharpOf(scenes[i], drawn))) : []
  useAhead(task, view, draft.scene, ahead)

  const scene = scenes[visible]
  const pending = !current || shown.scene !== draft.scene
  return (
    <section aria-label={t('picture')} aria-busy={pending} aria-describedby="track-unseen" className="track-stage">
      <p id="track-unseen" hidden>{t('unseen')}</p>
      {/* Left is west in every language. */}
      <div ref={box} dir="ltr" className="media absolute inset-0 cursor-grab touch-none overflow-hidden active:cursor-grabbing" data-testid="stage">
        {drawn && shown && <div className="absolute inset-0" style={{ filter: light.brightness === 100 && light.contrast === 100 ? undefined : `brightness(${light.brightness}%) contrast(${light.contrast}%)` }}><Layers key={tries} scenes={scenes} ready={ready} visible={visible} view={drawn} /></div>}
        {view && rings && current && outline && (
          <svg aria-hidden width={view.width} height={view.height} className="pointer-events-none absolute inset-0">
            <path d={pathOf(rings, view)} fill="none" stroke="#000000" strokeOpacity={0.65} strokeWidth={6} strokeLinejoin="round" />
            <path d={pathOf(rings, view)} fill="none" stroke="#ffffff" strokeWidth={2.5} strokeLinejoin="round" data-testid="outline" />
          </svg>
        )}
      </div>
      <div className="pointer-events-none absolute start-2 top-2 flex max-w-[60%] flex-col items-start gap-1">
        <p className="track-date"><bdi className="text-lg font-semibold whitespace-nowrap">{scene.day}</bdi> <bdi className="text-sm whitespace-nowrap">{visible + 1}/{scenes.length}</bdi></p>
        {task.drawing && <p className="track-date text-sm font-medium">{t('drawing')}</p>}
      </div>
      <StageTools {...{ flicker, light, onLight, moves }} partner={scenes[partner].day} />
      <p className="pointer-events-none absolute start-2 bottom-1 max-w-[80%] truncate rounded-sm bg-surface/85 px-1 text-xs"><bdi lang="en">{scene.credit}</bdi>{scene.note && <> · {scene.note}</>}</p>
      {current && shown.missing && !pending && (
        <div role="alert" className="absolute inset-x-0 top-1/3 mx-auto w-fit max-w-xs rounded-lg border border-line bg-surface px-4 py-3 text-center shadow-float">
          <p>{t('noPicture')}</p>
          <button type="button" className="button mt-2" onClick={again}>{t('again')}</button>
        </div>
      )}
      <div className="track-over">{children}</div>
    </section>
  )
}

const sharpOf = ({ source }: TaskScene, view: View): string[] => piecesOf(source, view).filter(piece => !piece.under).map(piece => piece.src)

/** Fetches the building's other scenes, the nearest first, then those of the next buildings. */
function useAhead({ scenes, bounds, resolution }: Task, view: View | null, scene: number, ahead: Rings[]): void {
  const at = useRef(view)
  at.current = view
  const there = view !== null
  useEffect(() => {
    const now = at.current
    if (!now) return
    const stop = new AbortController()
    const near = scenes.map((_, i) => i).sort((a, b) => Math.abs(a - scene - 0.4) - Math.abs(b - scene - 0.4))
    const next = ahead.map(rings => viewOn(boundsOf(rings), limitsOf(bounds, resolution, now), resolution, now))
    void fetchAhead([now, ...next].flatMap(seen => near.flatMap(i => sharpOf(scenes[i], seen))), stop.signal)
    return () => stop.abort()
  }, [scenes, bounds, resolution, scene, ahead, there])
}
