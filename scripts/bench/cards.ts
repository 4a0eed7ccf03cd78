import { execFileSync } from 'node:child_process'
import { random } from '../../lib/slice/seed'
import { table } from './document'
import { quantile } from './stats'

// Cards as a crawler asks for them: each for the first time, over the shipped record. Goal: under a second, also the first one
// after a while, for which the process that draws is started.

const VIEWS = 60
const AT_ONCE = 20
export const CARD_GOAL_MS = 1000

export interface CardsBench { first: number; alone: number[]; together: number[]; meanwhile: number[]; bytes: number[]; painterMb: number | null }

/** Milliseconds and bytes of one answer; throws on any status but 200. */
async function timed(address: string): Promise<{ ms: number; bytes: number }> {
  const start = performance.now()
  const answer = await fetch(address)
  const { byteLength } = await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}; expected 200.`)
  return { ms: performance.now() - start, bytes: byteLength }
}

/** Resident memory of the process that draws, the only one that runs the painter of this folder; null where it cannot be told. */
function painterMb(): number | null {
  const kb = execFileSync('ps', ['-eo', 'rss,args'], { encoding: 'utf8' }).split('\n').filter(line => line.includes(`${process.cwd()}/scripts/run/painter.mjs`)).map(line => Number(line.trim().split(/\s+/)[0]))
  return kb.length ? Math.max(...kb) / 1024 : null
}

/** Seeded views: windows, codes, areas, cameras; no two alike. */
function addresses(base: string, edition: string, seed: number, n: number): string[] {
  const next = random(seed)
  const day = () => new Date(Date.UTC(2017, 4, 1) + Math.floor(next() * 1250) * 86_400_000).toISOString().slice(0, 10)
  return Array.from({ length: n }, () => {
    const [from, to] = [day(), day()].sort()
    const [lon, lat] = [35.8 + next() * 5, 33 + next() * 3.5]
    const target = ['medical', 'education', 'residential', 'camp', 'bakery_market'][Math.floor(next() * 5)]
    const parts = [`from=${from}`, `to=${to}`, next() < 0.4 && `target=${target}`, next() < 0.3 && `area=box:${lon.toFixed(3)},${lat.toFixed(3)},${(lon + 2).toFixed(3)},${(lat + 1.5).toFixed(3)}`, next() < 0.4 && `at=${lat.toFixed(4)},${lon.toFixed(4)},${(5 + next() * 6).toFixed(2)}`, next() < 0.5 && 'lang=ar']
    return `${base}/api/editions/${edition}/cards/view.png?${parts.filter(Boolean).join('&')}`
  })
}

export async function runCardsBench(base: string): Promise<CardsBench> {
  const { edition } = (await (await fetch(`${base}/api/editions/current`)).json()) as { edition: string }
  const [first, ...rest] = addresses(base, edition, 7, VIEWS + 1)
  const cold = await timed(first)
  const alone: { ms: number; bytes: number }[] = []
  for (const address of rest) alone.push(await timed(address))
  let going = true
  const meanwhile: number[] = []
  const others = (async () => {
    while (going) meanwhile.push((await timed(`${base}/api/editions/current`)).ms)
  })()
  const together = await Promise.all(addresses(base, edition, 8, AT_ONCE).map(timed))
  going = false
  await others
  return { first: cold.ms, alone: alone.map(a => a.ms), together: together.map(a => a.ms), meanwhile, bytes: alone.map(a => a.bytes), painterMb: painterMb() }
}

const row = (what: string, times: number[]) => [what, quantile(times, 0.5).toFixed(0), quantile(times, 0.95).toFixed(0), times.length]

export const cardsReport = (b: CardsBench): string => `Seeded views of the shipped record, each for the first time, both languages. Goal: under ${CARD_GOAL_MS} ms. Median picture ${(quantile(b.bytes, 0.5) / 1000).toFixed(0)} kB${b.painterMb === null ? '' : `; the process that draws holds ${b.painterMb.toFixed(0)} MB afterwards`}.

${table(['what', 'p50 ms', 'p95 ms', 'times'], [row('the first, with the start of the process that draws', [b.first]), row('one after another', b.alone), row(`${AT_ONCE} asked for at once`, b.together), row('another question while these are drawn', b.meanwhile)])}`
