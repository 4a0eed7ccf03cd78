import type { Day } from '../../../../lib/slice/types'
import { random } from '../../../../lib/slice/seed'
import { onScreen } from '../../on-screen'
import type { Series } from '../ways'

// What every page of the comparison shares: how a change is timed. Only the drawing differs.

export interface Drawing {
  /** Shows the records of [from, to]. Resolves with the time (performance.now) at which the last drawing call of that picture was made. */
  show(from: Day, to: Day): Promise<number>
  /** How many records the picture on screen stands for, as the way itself says. */
  count(): Promise<number>
}

export interface Bench {
  /** ms from navigation until the first window is on the screen. */
  loaded: Promise<number>
  /** Changes the window again and again, each after the last is on the screen, for at most `forMs`. */
  series(windows: [from: Day, to: Day][], forMs: number): Promise<Series>
  count(from: Day, to: Day): Promise<number>
}

declare global { interface Window { bench: Bench } }

/** Handles move at any moment of a screen's frame, so changes are spread over one. */
const FRAME_MS = 17

const parameters = new URLSearchParams(location.search)
export const rows = Number(parameters.get('rows'))
export const clustered = parameters.get('clustered') === '1'
export const dataUrl = (form: string) => `${location.origin}/data/${form}?rows=${rows}`

/** Starts the page: `make` loads the data and draws the first window. */
export function start(make: (first: [Day, Day]) => Promise<Drawing>): void {
  const next = random(1)
  const window = [Number(parameters.get('from')), Number(parameters.get('to'))] as [Day, Day]
  const drawing = make(window)
  globalThis.window.bench = {
    loaded: drawing.then(onScreen),
    async series(windows, forMs) {
      const { show } = await drawing
      const out: Series = { drawn: [], shown: [] }
      const end = performance.now() + forMs
      for (const [from, to] of windows) {
        await new Promise(done => { setTimeout(done, next() * FRAME_MS) })
        const begun = performance.now()
        const drawn = await show(from, to)
        const shown = await onScreen()
        out.drawn.push(drawn - begun)
        out.shown.push(shown - begun)
        if (shown > end) break
      }
      return out
    },
    async count(from, to) {
      const { show, count } = await drawing
      // At once: were the picture not yet the asked one, the count would tell.
      await show(from, to)
      return count()
    },
  }
}
