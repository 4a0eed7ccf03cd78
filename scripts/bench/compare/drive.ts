import { chromium } from '@playwright/test'
import type { Day } from '../../../lib/slice/types'
import { CHROMIUM } from '../chromium'
import { usageOf } from '../processes'
import { SCREEN } from './camera'
import type { Seeded } from './data'
import type { BenchServer } from './serve'
import type { Series, Way } from './ways'

/** CPU in ms per change of the window: of the page's main thread, and of all threads that draw or count for it. */
export interface Moved extends Series { main: number; all: number }

/** One visit. A part that took longer than it may is null, and what came after it was not tried. */
export interface Visit {
  /** The page's process ended, for want of memory as a rule. */
  crashed: boolean
  loadMs: number | null
  dataBytes: number
  codeBytes: number
  heldBytes: number
  peakBytes: number
  heapBytes: number
  window: Moved | null
  cumulative: Moved | null
  /** What the way counts against a direct count, per window asked. */
  counted: { said: number; truth: number }[]
}

/** ms: what a reader would not wait for either. */
export const LIMIT = { load: 90_000, series: 45_000, count: 30_000 }
const SPAN = 180
const MOVES = 30
/** A series ends after this long, however few changes it had. */
const SERIES_MS = 7_000
const WARM_UP = 3

/** Windows of 180 days from the middle of the record on, a day further each; and those from the first day on, which end a day later each. */
export function windowsOf({ first, last }: Pick<Seeded, 'first' | 'last'>) {
  const middle = Math.floor((first + last) / 2)
  const days = Array.from({ length: MOVES + WARM_UP }, (_, i) => i)
  return {
    window: days.map((i): [Day, Day] => [middle + i, middle + i + SPAN - 1]),
    cumulative: days.map((i): [Day, Day] => [first, last - days.length + i]),
  }
}

/** null when it takes longer than it may. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>(done => { timer = setTimeout(() => done(null), ms) })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Opens the way's page in a browser of its own and changes its window. `options` go to the page. Throws when the page does. */
export async function visit(way: Way, data: Seeded, server: BenchServer, { quick = false, options = '' } = {}): Promise<Visit> {
  const browser = await chromium.launch(CHROMIUM)
  try {
    const context = await browser.newContext({ viewport: SCREEN })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', error => faults.push(error.message))
    let crashed = false
    const crash = new Promise<null>(done => { page.once('crash', () => { crashed = true; done(null) }) })
    const whole = await browser.newBrowserCDPSession()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const metric = async (name: string) => (await cdp.send('Performance.getMetrics')).metrics.find(m => m.name === name)?.value ?? 0
    /** As text: what compiles this file on the way would add helpers that the page does not have. */
    const ask = async <T>(what: string, ms: number): Promise<T | null> => {
      const failed = (error: unknown) => {
        if (crashed) return null
        throw new Error(`The page of ${way} failed at ${data.rows} rows: ${[...faults, String(error)].join('; ')}`)
      }
      const answer = await within(ms, Promise.race([crash, page.evaluate<T>(`bench.${what}`).catch(failed)]))
      if (faults.length) throw new Error(`The page of ${way} failed at ${data.rows} rows: ${faults.join('; ')}`)
      return answer
    }
    const windows = windowsOf(data)
    Object.assign(server.sent, { data: 0, code: 0 })
    await page.goto(`${server.base}/${way}?rows=${data.rows}&from=${windows.window[0][0]}&to=${windows.window[0][1]}${options}`, { waitUntil: 'commit' })
    await page.waitForFunction('window.bench', null, { timeout: LIMIT.load })
    const loadMs = await ask<number>('loaded', LIMIT.load)

    const move = async (list: [Day, Day][]): Promise<Moved | null> => {
      if (!await ask(`series(${JSON.stringify(list.slice(0, WARM_UP))}, ${SERIES_MS / 2})`, LIMIT.series)) return null
      const [before, beforeAll] = [await metric('TaskDuration'), await usageOf(whole)]
      const series = await ask<Series>(`series(${JSON.stringify(list.slice(WARM_UP))}, ${SERIES_MS})`, LIMIT.series)
      if (!series) return null
      const [after, afterAll] = [await metric('TaskDuration'), await usageOf(whole)]
      const moves = series.drawn.length
      return { ...series, main: ((after - before) * 1000) / moves, all: (afterAll.cpuMs - beforeAll.cpuMs) / moves }
    }
    const counted: Visit['counted'] = []
    /** Each window that the way can count in time; the page is still busy with one that it cannot. */
    const count = async (list: [Day, Day][]) => {
      for (const [from, to] of list) {
        const said = await ask<number>(`count(${from}, ${to})`, LIMIT.count)
        if (said === null) return
        counted.push({ said, truth: data.count(from, to) })
      }
    }
    const window = loadMs === null || quick ? null : await move(windows.window)
    if (window || (quick && loadMs !== null)) await count([windows.window[1], windows.window[17]])
    const cumulative = window && await move(windows.cumulative)
    const usage = await usageOf(whole)
    // A page that is still at work answers nothing.
    const heapBytes = cumulative ? await metric('JSHeapUsedSize') : 0
    if (cumulative) await count([windows.cumulative[2]])
    return { crashed, loadMs, dataBytes: server.sent.data, codeBytes: server.sent.code, heldBytes: usage.held, peakBytes: usage.peak, heapBytes, window, cumulative, counted }
  } finally {
    await browser.close()
  }
}
