import type { Padding } from '@/components/map/padding'

/** Buildings are looked at from nearer than a list of records. */
export const CLOSEST_BUILDING = 17

/** The panel with its margin (app/globals.css), and a little more. */
const PANEL_PX = 372

export const isNarrow = (width: number): boolean => width < 2 * PANEL_PX

/** What the layer's panel takes of a wide map, at its side. On a narrow one it lies above, as high as its words make it. */
export const besidePanel = (width: number, dir: 'ltr' | 'rtl'): Partial<Padding> => (isNarrow(width) ? {} : dir === 'rtl' ? { right: PANEL_PX } : { left: PANEL_PX })
