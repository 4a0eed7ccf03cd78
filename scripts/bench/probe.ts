import { FRAME_MEASURE } from '../../lib/slice/measure'
import { onScreen } from './on-screen'

// Watches the real page from within, by what it offers to anyone: its busy map, its marks and measures. Put into the page
// before its own scripts (product.ts).

export interface Probe {
  /** ms from the next key until the answer to it is drawn and on the screen; null when nothing new is drawn within `ms`. */
  move(ms: number): Promise<[drawn: number, shown: number] | null>
  /** Time (performance.now) of the last picture once the map is not busy any more; null when it stays busy for `ms`. */
  settled(ms: number): Promise<number | null>
  onScreen(): Promise<number>
  /** Time of the first picture of the record; 0 before it. */
  first(): number
  /** ms of each frame since the last call, from question to answer. */
  frames(): number[]
}

declare global { interface Window { probe: Probe } }

const DRAWN_MARK = 'atlas:drawn'
/** A map at rest draws what it has within a few pictures. */
const REST_MS = 300
const LOOK_MS = 4

const busy = () => document.querySelector('section[aria-label=Map]')?.getAttribute('aria-busy') !== 'false'
const wait = () => new Promise(done => { setTimeout(done, LOOK_MS) })

let key = 0
let answered = 0
let drawn = 0
let first = 0
let quiet = 0
let frames: number[] = []
addEventListener('keydown', () => { key = performance.now(); answered = 0 }, { capture: true })
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    if (entry.name === FRAME_MEASURE) {
      frames.push(entry.duration)
      // The address is written after a key and asks for a frame as well: only what was asked after this key answers it.
      if (entry.startTime >= key) answered ||= entry.startTime + entry.duration
    }
    if (entry.name === DRAWN_MARK) {
      drawn = entry.startTime
      first ||= drawn
    }
  }
}).observe({ entryTypes: ['mark', 'measure'] })
// Through the turns of the attribute, so that nothing is asked of the page while it works.
new MutationObserver(() => { quiet = busy() ? 0 : quiet || performance.now() }).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-busy'], childList: true })

window.probe = {
  async move(ms) {
    key = Infinity
    answered = 0
    for (const end = performance.now() + ms; performance.now() < end; await wait()) {
      if (!answered || drawn < answered) continue
      const [at, from] = [drawn, key]
      return [at - from, (await onScreen()) - from]
    }
    return null
  },
  async settled(ms) {
    for (const end = performance.now() + ms; performance.now() < end; await wait()) {
      if (quiet && (drawn >= quiet || performance.now() > quiet + REST_MS)) return Math.max(drawn, quiet)
    }
    return null
  },
  onScreen,
  first: () => first,
  frames() {
    const made = frames
    frames = []
    return made
  },
}
