import { chromium, type Browser, type CDPSession, type Page, type Request } from '@playwright/test'
import { CHROMIUM } from './chromium'
import { SCREEN } from './compare/camera'
import { usageOf, type Usage } from './processes'
import { watch } from './product'

/** The seeded country on one screen, a window of 180 days in the middle of its years, as an address. */
export const VIEW = '/?from=2015-01-01&to=2015-06-29&at=35,39,6.4'
export const CUMULATIVE = '/?mode=cumulative&to=2019-11-01&at=35,39,6.4'

/** ms a view may take to come to rest, and a key to be answered. */
const SETTLE_MS = 60_000
const KEY_MS = 3_000
/** Between two keys when nothing watches: a frame and its picture. */
const PAUSE_MS = 60

/** Answers about the record, by bytes as they came over the wire. */
export interface Traffic { requests: number; bytes: number; cancelled: number }

export interface Open {
  page: Page
  /** ms from navigation until the first picture of the record, over whatever land is there. */
  recordMs: number
  /** ms from navigation until the view is complete: not busy, drawn, with the land. null when it stayed busy. */
  drawnMs: number | null
  /** The same until it is on the screen. */
  shownMs: number | null
  /** Map data (slices, areas, list) since the last call. */
  data(): Promise<Traffic>
  /** Bytes of all else so far. */
  rest(): Promise<number>
  usage(): Promise<Usage>
  metric(name: string): Promise<number>
  close(): Promise<void>
}

const DATA = /^\/api\/(?:editions\/[^/]+\/(?:slices|areas)|list)\b/

/** A reader's browser runs already: its GL process, whose start takes a second in software, is there before the page is asked for. */
async function awake(browser: Browser): Promise<void> {
  const page = await browser.newPage()
  await page.evaluate(() => new Promise<void>(done => {
    const canvas = document.body.appendChild(document.createElement('canvas'))
    const gl = canvas.getContext('webgl2')
    gl?.clear(gl.COLOR_BUFFER_BIT)
    requestAnimationFrame(() => requestAnimationFrame(() => { gl?.finish(); done() }))
  }))
  await page.close()
}

/** Opens a view of the product in a browser of its own, which runs and has nothing cached, and waits until it is complete. */
export async function openView(base: string, path: string): Promise<Open> {
  const browser = await chromium.launch(CHROMIUM)
  await awake(browser)
  const context = await browser.newContext({ viewport: SCREEN })
  const page = await context.newPage()
  await watch(page)
  const data: Promise<number>[] = []
  const rest: Promise<number>[] = []
  let cancelled = 0
  const ours = (request: Request) => DATA.test(new URL(request.url()).pathname)
  const sizeOf = (request: Request) => request.sizes().then(sizes => sizes.responseBodySize, () => 0)
  page.on('requestfinished', request => { (ours(request) ? data : rest).push(sizeOf(request)) })
  page.on('requestfailed', request => { if (ours(request)) cancelled++ })
  const whole = await browser.newBrowserCDPSession()
  const cdp: CDPSession = await context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(base + path, { waitUntil: 'commit' })
  const drawnMs = await page.evaluate<number | null>(`probe.settled(${SETTLE_MS})`)
  const recordMs = await page.evaluate<number>('probe.first()')
  const shownMs = drawnMs === null ? null : await page.evaluate<number>('probe.onScreen()')
  const sum = async (list: Promise<number>[]) => (await Promise.all(list)).reduce((total, bytes) => total + bytes, 0)
  return {
    page, recordMs, drawnMs, shownMs,
    async data() {
      const part = data.splice(0)
      const out = { requests: part.length, bytes: await sum(part), cancelled }
      cancelled = 0
      return out
    },
    rest: () => sum(rest),
    usage: () => usageOf(whole),
    metric: async name => (await cdp.send('Performance.getMetrics')).metrics.find(m => m.name === name)?.value ?? 0,
    close: () => browser.close(),
  }
}

/** One change after another by the keyboard. `missed`: keys that drew nothing new, as when the window snaps to longer bins. */
export interface Moves { drawn: number[]; shown: number[]; frames: number[]; main: number; all: number; missed: number }

/** Moves the end of the window a day on with each key, watched; then back again unwatched, for the CPU that each takes. */
export async function moveWindow({ page, metric, usage }: Open, moves: number): Promise<Moves> {
  await page.getByRole('slider', { name: 'To' }).focus()
  const out: Moves = { drawn: [], shown: [], frames: [], main: 0, all: 0, missed: 0 }
  await page.evaluate('void probe.frames()')
  for (let i = 0; i < moves; i++) {
    await page.evaluate(`void (window.moved = probe.move(${KEY_MS}))`)
    await page.keyboard.press('ArrowRight')
    const times = await page.evaluate<[number, number] | null>('window.moved')
    if (times) { out.drawn.push(times[0]); out.shown.push(times[1]) } else out.missed++
    await page.evaluate(`probe.settled(${KEY_MS})`)
  }
  out.frames = await page.evaluate<number[]>('probe.frames()')
  const [before, beforeAll] = [await metric('TaskDuration'), await usage()]
  for (let i = 0; i < moves; i++) {
    await page.keyboard.press('ArrowLeft')
    await page.waitForTimeout(PAUSE_MS)
  }
  out.main = ((await metric('TaskDuration')) - before) * 1000 / moves
  out.all = ((await usage()).cpuMs - beforeAll.cpuMs) / moves
  return out
}
