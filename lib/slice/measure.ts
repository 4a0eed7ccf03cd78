/** Name of the measure of each frame: in the worker the counting alone, on the page from question to answer. */
export const FRAME_MEASURE = 'atlas:frame'
const KEPT = 1000
let made = 0

/** A frame that began at `start` (performance.now) is done. The browser keeps measures for ever: the last thousand or so are enough. */
export function measureFrame(start: number): void {
  if (++made % KEPT === 0) performance.clearMeasures(FRAME_MEASURE)
  performance.measure(FRAME_MEASURE, { start })
}
