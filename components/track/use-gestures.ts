import { useEffect, useRef, type RefObject } from 'react'
import type { View } from '@/lib/track/view'
import type { Moves } from './use-view'

const SWIPE_MS = 350
const SWIPE_PX = 40
const WHEEL = 1 / 120

/** Drag, pinch and wheel move the picture; a quick stroke of a finger to the side goes to the next scene. */
export function useGestures(box: RefObject<HTMLElement | null>, view: View | null, moves: Moves, onSwipe: (to: 'left' | 'right') => void): void {
  const latest = useRef({ view, moves, onSwipe })
  latest.current = { view, moves, onSwipe }
  useEffect(() => {
    const element = box.current
    if (!element) return
    const down = new Map<number, { x: number; y: number }>()
    let stroke: { x: number; y: number; at: number; view: View; touch: boolean } | null = null
    const place = (event: PointerEvent | WheelEvent) => {
      const { left, top } = element.getBoundingClientRect()
      return { x: event.clientX - left, y: event.clientY - top }
    }
    const gap = ([a, b]: { x: number; y: number }[]) => Math.hypot(a.x - b.x, a.y - b.y)
    const middle = ([a, b]: { x: number; y: number }[]) => [(a.x + b.x) / 2, (a.y + b.y) / 2] as const
    const press = (event: PointerEvent) => {
      if (event.button > 0 || (event.target as Element).closest('button, a, input, label')) return
      element.setPointerCapture(event.pointerId)
      down.set(event.pointerId, place(event))
      const from = latest.current.view
      stroke = down.size === 1 && from ? { ...place(event), at: event.timeStamp, view: from, touch: event.pointerType === 'touch' } : null
    }
    const move = (event: PointerEvent) => {
      const before = down.get(event.pointerId)
      if (!before) return
      const at = place(event)
      if (down.size === 2) {
        const was = [...down.values()]
        down.set(event.pointerId, at)
        const is = [...down.values()]
        const [[x0, y0], [x1, y1]] = [middle(was), middle(is)]
        latest.current.moves.pan(x1 - x0, y1 - y0)
        // Half a level of zoom is a step of `zoom`.
        latest.current.moves.zoom(2 * Math.log2(Math.max(1, gap(is)) / Math.max(1, gap(was))), [x1, y1])
      } else {
        down.set(event.pointerId, at)
        latest.current.moves.pan(at.x - before.x, at.y - before.y)
      }
    }
    const lift = (event: PointerEvent) => {
      if (!down.delete(event.pointerId) || !stroke || event.type === 'pointercancel') return
      const at = place(event)
      const [dx, dy] = [at.x - stroke.x, at.y - stroke.y]
      if (stroke.touch && event.timeStamp - stroke.at < SWIPE_MS && Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) {
        latest.current.moves.to(stroke.view)
        latest.current.onSwipe(dx < 0 ? 'left' : 'right')
      }
      stroke = null
    }
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const { x, y } = place(event)
      latest.current.moves.zoom(-event.deltaY * (event.deltaMode === 1 ? 16 : 1) * WHEEL * (event.ctrlKey ? 4 : 1), [x, y])
    }
    const listeners = [['pointerdown', press], ['pointermove', move], ['pointerup', lift], ['pointercancel', lift]] as const
    for (const [name, listener] of listeners) element.addEventListener(name, listener)
    // Else a browser lets a stroke run on as a scroll that moves nothing, and meanwhile swallows the next tap on a button.
    const own = (event: TouchEvent) => event.preventDefault()
    element.addEventListener('touchstart', own, { passive: false })
    element.addEventListener('wheel', wheel, { passive: false })
    // Else a browser takes a quick stroke for a throw, and for a second a tap on a button for the hand that stops it.
    const hold = (event: TouchEvent) => event.preventDefault()
    element.addEventListener('touchmove', hold, { passive: false })
    return () => {
      for (const [name, listener] of listeners) element.removeEventListener(name, listener)
      element.removeEventListener('touchstart', own)
      element.removeEventListener('wheel', wheel)
      element.removeEventListener('touchmove', hold)
    }
  }, [box])
}
