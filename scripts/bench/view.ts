import { table } from './document'
import type { Product } from './product'
import { moveWindow, openView, VIEW, type Moves, type Open, type Traffic } from './product-page'
import { say } from './say'
import { quantile } from './stats'

// One view of a large edition, as the issue states its goal: what is sent, how soon it is drawn, what scrubbing and panning cost.

export const GOAL = { bytes: 1e6, drawnMs: 1500 }
const VISITS = 5
const MOVES = 60
const SETTLE_MS = 60_000

interface Seen { recordMs: number; drawnMs: number | null; shownMs: number | null; data: Traffic; rest: number }
interface Step extends Traffic { what: string; ms: number | null }
export interface ViewBench { first: Seen; later: Seen[]; moves: Moves; moveData: Traffic; steps: Step[] }

async function seen(open: Open): Promise<Seen> {
  return { recordMs: open.recordMs, drawnMs: open.drawnMs, shownMs: open.shownMs, data: await open.data(), rest: await open.rest() }
}

/** Moves the map and waits until it has all that it needs there. */
async function step(open: Open, what: string, move: () => Promise<void>): Promise<Step> {
  await move()
  const moved = await open.page.evaluate<number>('performance.now()')
  // The map asks for what is new once it has heard of the move.
  await open.page.waitForTimeout(100)
  const settled = await open.page.evaluate<number | null>(`probe.settled(${SETTLE_MS})`)
  return { what, ms: settled === null ? null : Math.max(0, settled - moved), ...(await open.data()) }
}

/** Measures the running product; the first visit finds a server that has made no slice yet. */
export async function measureView({ base, rows }: Product): Promise<ViewBench> {
  const visit = async (i: number) => {
    say(`view · ${rows.toLocaleString('en')} rows · visit ${i + 1} of ${VISITS + 1}`)
    const open = await openView(base, VIEW)
    return seen(open).finally(() => open.close())
  }
  const first = await visit(0)
  const later: Seen[] = []
  for (let i = 1; i <= VISITS; i++) later.push(await visit(i))
  say(`view · ${rows.toLocaleString('en')} rows · scrubbing and moving the map`)
  const open = await openView(base, VIEW)
  try {
    await open.data()
    const moves = await moveWindow(open, MOVES)
    const moveData = await open.data()
    const { mouse } = open.page
    const canvas = await open.page.locator('section[aria-label=Map]').boundingBox()
    if (!canvas) throw new Error(`The page at ${base}${VIEW} shows no section "Map" to pan.`)
    const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height / 2]
    const drag = async (dx: number) => {
      await mouse.move(x, y)
      await mouse.down()
      await mouse.move(x + dx, y, { steps: 12 })
      // Held still first: no flight goes on after the hand lets go.
      await open.page.waitForTimeout(200)
      await mouse.up()
    }
    const half = Math.round(canvas.width / 2 - 20)
    const wheel = async (dy: number) => {
      await mouse.move(x, y)
      for (let i = 0; i < 8; i++) { await mouse.wheel(0, dy); await open.page.waitForTimeout(30) }
      await open.page.waitForTimeout(400)
    }
    const steps = [
      await step(open, 'panned by half a screen', () => drag(half)),
      await step(open, 'panned back', () => drag(-half)),
      await step(open, 'zoomed in', () => wheel(-120)),
      await step(open, 'zoomed out again', () => wheel(120)),
    ]
    return { first, later, moves, moveData, steps }
  } finally {
    await open.close()
  }
}

const ms = (value: number | null) => value === null ? `not within ${SETTLE_MS / 1000} s` : Math.round(value).toLocaleString('en')
const kB = (bytes: number) => (bytes / 1000).toFixed(1)
const both = (values: number[]) => values.length ? `${quantile(values, 0.5).toFixed(1)} / ${quantile(values, 0.95).toFixed(1)}` : '–'
/** A view that never came to rest is worse than any that did. */
const late = (values: (number | null)[], q: number) => { const value = quantile(values.map(v => v ?? Infinity), q); return Number.isFinite(value) ? value : null }

/** What stands in docs/performance.md. */
export function viewReport({ rows, store, made, published, started }: Product, { first, later, moves, moveData, steps }: ViewBench): string {
  const [drawn, shown] = [later.map(v => v.drawnMs), later.map(v => v.shownMs)]
  const bytes = later.map(v => v.data.bytes)
  const record = later.map(v => v.recordMs)
  const goal = Math.max(...bytes, first.data.bytes) <= GOAL.bytes && (late(drawn, 0.95) ?? Infinity) <= GOAL.drawnMs
  return `A seeded atlas of ${rows.toLocaleString('en')} records in ${store}, made (${(made / 1000).toFixed(1)} s), published (${(published / 1000).toFixed(1)} s) and served (after ${(started / 1000).toFixed(1)} s) by the bench; headless Chromium, software GL,
1440 × 900, loopback, a browser that runs and has nothing cached. Record: from navigation until its first picture; drawn: until the map is not busy and
has drawn everything, the land as well. Goal: map data
under ${GOAL.bytes / 1e6} MB gzip, drawn within ${GOAL.drawnMs / 1000} s: ${goal ? 'met' : 'missed'}.

${table(['view', 'map data kB', 'requests for it', 'everything else kB', 'record ms', 'drawn ms', 'on screen ms'], [
  ['first visit to the server', kB(first.data.bytes), first.data.requests, kB(first.rest), ms(first.recordMs), ms(first.drawnMs), ms(first.shownMs)],
  [`later visits, median of ${later.length}`, kB(quantile(bytes, 0.5)), quantile(later.map(v => v.data.requests), 0.5), kB(quantile(later.map(v => v.rest), 0.5)), ms(quantile(record, 0.5)), ms(late(drawn, 0.5)), ms(late(shown, 0.5))],
  ['the slowest of them', kB(Math.max(...bytes)), Math.max(...later.map(v => v.data.requests)), kB(Math.max(...later.map(v => v.rest))), ms(Math.max(...record)), ms(late(drawn, 1)), ms(late(shown, 1))],
])}

The window's end moved a day on by the keyboard, ${MOVES} times: p50 / p95 ms, CPU per key.

${table(['frame', 'drawn', 'on screen', 'CPU main', 'CPU all', 'keys without a new picture', 'requests', 'map data kB'], [
  [both(moves.frames), both(moves.drawn), both(moves.shown), moves.main.toFixed(1), moves.all.toFixed(1), moves.missed, moveData.requests, kB(moveData.bytes)],
])}

${table(['the map', 'complete after ms', 'requests', 'map data kB', 'cancelled'], steps.map(s => [s.what, ms(s.ms), s.requests, kB(s.bytes), s.cancelled]))}

To measure again: \`npm run bench -- view\`; \`ROWS\` names another number of records, \`DATABASE_URL\` an empty database to use in place of one
that the bench starts.`
}
