import type { Histogram } from '@/lib/slice/types'
import { fractionOf } from './scale'
import type { Span } from './spans'

export interface Picture {
  histogram: Histogram
  axis: Span
  colors: string[]
  rtl: boolean
  /** Count at the top of the picture. */
  max: number
}

/** Highest bar of a histogram; at least 1, so that an empty one has an axis. */
export function highest({ known, spread, groups, edges }: Histogram): number {
  let max = 1
  for (let b = 0; b < edges.length - 1; b++) {
    let sum = 0
    for (let g = 0; g < groups; g++) sum += known[b * groups + g] + spread[b * groups + g]
    if (sum > max) max = sum
  }
  return max
}

/** Stacked bars in the groups' order; parts whose day is not known are hatched. What lies outside the window is veiled by the page. */
export function drawBars(canvas: HTMLCanvasElement, { histogram, axis, colors, rtl, max }: Picture): void {
  const ratio = globalThis.devicePixelRatio || 1
  const { clientWidth: width, clientHeight: height } = canvas
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
  }
  const c = canvas.getContext('2d')
  if (!c || !width || !height) return
  c.setTransform(ratio, 0, 0, ratio, 0, 0)
  c.clearRect(0, 0, width, height)
  const { edges, groups, known, spread } = histogram
  for (let bin = 0; bin < edges.length - 1; bin++) {
    const x0 = fractionOf(edges[bin], axis, rtl) * width
    const x1 = fractionOf(edges[bin + 1], axis, rtl) * width
    const x = Math.min(x0, x1)
    const w = Math.abs(x1 - x0)
    let y = height
    for (let g = 0; g < groups; g++) {
      for (const [value, hatched] of [[known[bin * groups + g], false], [spread[bin * groups + g], true]] as const) {
        if (!value) continue
        const h = (value / max) * (height - 2)
        y -= h
        const bar: Box = [x + (w > 4 ? 0.5 : 0), y, Math.max(1, w - (w > 4 ? 1 : 0)), h]
        if (hatched) hatch(c, bar, colors[g] ?? '')
        else {
          c.fillStyle = colors[g] ?? ''
          c.fillRect(...bar)
        }
      }
    }
  }
}

type Box = [x: number, y: number, width: number, height: number]
const HATCH_PX = 4

function hatch(c: CanvasRenderingContext2D, [x, y, w, h]: Box, color: string): void {
  c.save()
  c.beginPath()
  c.rect(x, y, w, h)
  c.clip()
  const alpha = c.globalAlpha
  c.globalAlpha = alpha * 0.25
  c.fillStyle = color
  c.fillRect(x, y, w, h)
  c.globalAlpha = alpha
  c.strokeStyle = color
  c.lineWidth = 1.2
  c.beginPath()
  // Lines hang on the picture, not on the bar, so that neighbours join.
  const first = Math.floor((x - (y + h)) / HATCH_PX) * HATCH_PX
  for (let s = first; s < x + w + h; s += HATCH_PX) {
    c.moveTo(s + y, y)
    c.lineTo(s + y + h, y + h)
  }
  for (let s = first + y; s < x + w; s += HATCH_PX) {
    c.moveTo(s - h, y + h)
    c.lineTo(s, y)
  }
  c.stroke()
  c.restore()
}
