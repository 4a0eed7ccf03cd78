import type { Point } from './shapes'

/** Red, green, blue in 0 to 255. */
export type Colour = readonly [number, number, number]
export const rgb = ([r, g, b]: Colour, times = 1): string => `rgb(${[r, g, b].map(c => Math.max(0, Math.min(255, Math.round(c * times)))).join(',')})`
export const path = (points: readonly Point[]): string => `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`
