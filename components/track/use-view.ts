import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { boundsOf } from '@/lib/geo/bounds'
import type { Rings } from '@/lib/track/outline'
import type { Task } from '@/lib/track/task'
import { limitsOf, panned, resized, viewOn, zoomedAt, type Limits, type View } from '@/lib/track/view'

const STEP_PX = 60
const STEP_ZOOM = 0.5

export interface Moves { zoom(by: number, at?: readonly [number, number]): void; pan(dx: number, dy: number): void; step(x: number, y: number): void; whole(): void; to(view: View): void }

/** What a box shows of the building: at first the building itself; then what was zoomed and dragged to. Null until the box has a size. */
export function useView(box: RefObject<HTMLElement | null>, { bounds, resolution }: Task, building: string, rings: Rings | null): { view: View | null; moves: Moves } {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  const [moved, setMoved] = useState<{ building: string; view: View } | null>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    watch.observe(element)
    return () => watch.disconnect()
  }, [box])
  const limits = useMemo(() => (size && size.width && size.height ? limitsOf(bounds, resolution, size) : null), [bounds, resolution, size])
  const start = useMemo(() => (limits && size && rings ? viewOn(boundsOf(rings), limits, resolution, size) : null), [limits, size, rings, resolution])
  const view = size && moved?.building === building ? resized(moved.view, size.width, size.height) : start

  const now = useRef({ view, limits, building })
  now.current = { view, limits, building }
  const change = useCallback((next: (view: View, limits: Limits) => View) => {
    const at = now.current
    if (!at.view || !at.limits) return
    at.view = next(at.view, at.limits)
    setMoved({ building: at.building, view: at.view })
  }, [])
  const moves = useMemo<Moves>(() => ({
    zoom: (by, at) => change((v, l) => zoomedAt(v, by * STEP_ZOOM, at ?? [v.width / 2, v.height / 2], l)),
    pan: (dx, dy) => change((v, l) => panned(v, dx, dy, l)),
    step: (x, y) => change((v, l) => panned(v, -x * STEP_PX, -y * STEP_PX, l)),
    whole: () => setMoved(null),
    to: target => change(() => target),
  }), [change])
  return { view, moves }
}
