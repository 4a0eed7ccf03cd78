/** Pixels from each edge. */
export interface Padding { top: number; right: number; bottom: number; left: number }

/** What floats over the map takes room from it, in pixels: totals and search above, the key below, buttons at the side; on phones totals below, buttons at the side that the language reads to. */
export const paddingFor = (width: number): Padding =>
  width < 640 ? { top: 84, right: 62, bottom: 124, left: 62 } : { top: 112, right: 84, bottom: 76, left: 84 }
