import { loadavg } from 'node:os'
import { table, writePart } from '../../bench/document'
import { quantile } from '../../bench/stats'
import { killOften, type Killed } from './kill'
import { ms, underLoad, type Load } from './load'
import { proofStore, type Kind } from './stores'

// npm run proof -- dating-kills dating-load: no acknowledged answer is lost, none is doubled; and how fast they go in. KILLS, SECONDS and RATE are the sizes.

const KILLS = Number(process.env.KILLS || 50)
const SECONDS = Number(process.env.SECONDS || 60)
const RATE = Number(process.env.RATE || 200)
const BUILDINGS = 11_000
const PORT = Number(process.env.PROOF_PORT || 3226)
const GOAL_MS = 100
/** For who reads meanwhile. */
const READING_GOAL_MS = 1000
const READING = { explorer: 'openings of the explorer', slice: 'slices of the map', items: 'pages of items' } as const
const KINDS: Kind[] = ['PostgreSQL', 'PGlite']

const say = (text: string) => process.stdout.write(`${text}\n`)

async function withStore<T>(kind: Kind, work: (store: Awaited<ReturnType<typeof proofStore>>) => Promise<T>): Promise<T> {
  const store = await proofStore(kind, BUILDINGS)
  try {
    return await work(store)
  } finally {
    store.stop()
  }
}

/** Nothing lost. What is wrong; empty when it holds. */
export async function killProof(): Promise<string[]> {
  const kills = new Map<Kind, Killed>()
  const wrong: string[] = []
  for (const kind of KINDS) {
    const killed = await withStore(kind, store => killOften(store, { kills: KILLS, port: PORT }))
    kills.set(kind, killed)
    say(`${kind}: ${JSON.stringify(killed)}`)
    if (killed.lost || killed.doubled || killed.faults.length || killed.counted !== killed.rows) wrong.push(`${kind} killed: ${JSON.stringify(killed)}`)
  }
  writePart('dating-kills', 'Dating: nothing lost', `The server is killed (SIGKILL) at random moments while 24 volunteers answer as fast as they can, and started again over the same store; what was not acknowledged is sent again with the same id. An answer is lost when it was acknowledged and
is not in the log, doubled when it is there twice, or was never sent.

${table(['store', 'kills', 'acknowledged', 'of these sent again', 'lost', 'doubled'], [...kills].map(([kind, k]) => [kind, k.kills, k.acknowledged, k.resent, k.lost, k.doubled]))}`)
  return wrong
}

/** How fast answers go in. */
export async function loadProof(): Promise<string[]> {
  const loads = new Map<Kind, Load>()
  const wrong: string[] = []
  const before = loadavg()[0]
  for (const kind of KINDS) {
    const load = await withStore(kind, store => underLoad(store, { port: PORT, perSecond: RATE, seconds: SECONDS }))
    loads.set(kind, load)
    say(`${kind}: ${load.answered} of ${load.asked} answers, 95 % within ${ms(load.answer, 0.95)} ms, with next ${ms(load.both, 0.95)} ms, the explorer ${ms(load.explorer, 0.95)} ms, its slice ${ms(load.slice, 0.95)} ms, items ${ms(load.items, 0.95)} ms; ${JSON.stringify(load.faults)}`)
    for (const [name, what] of Object.entries(READING) as [keyof typeof READING, string][]) if (!(quantile(load[name], 0.95) < READING_GOAL_MS)) wrong.push(`${kind} under load: of ${load[name].length} ${what} 95 % within ${ms(load[name], 0.95)} ms, expected under ${READING_GOAL_MS}`)
    if (Object.keys(load.faults).length) wrong.push(`${kind} under load: ${JSON.stringify(load.faults)}`)
    if (kind === 'PostgreSQL' && Number(ms(load.answer, 0.95)) >= GOAL_MS) wrong.push(`${kind} under load: 95 % within ${ms(load.answer, 0.95)} ms, expected under ${GOAL_MS}`)
  }
  writePart('dating-load', 'Dating: answers under load', `Two thousand volunteers, ${BUILDINGS.toLocaleString('en')} buildings, ${RATE} answers a second for ${SECONDS} s, each with the \`next\` before it, over HTTP with their cookies; sent at that rate whether or not the server keeps up, by a process on the same two cores. Once a second somebody opens
the explorer, asks for its map's slice and for a hundred items of the collection \`incidents\`; what fails there is an error as well. Milliseconds, median / 95 %. Goal with both stores: no error, and 95 % of each of these within ${READING_GOAL_MS} ms; with PostgreSQL (fsync on) 95 % of the answers within ${GOAL_MS} ms. When it began, ${before.toFixed(1)} other programs wanted a processor.

${table(['store', 'answers', 'a second', 'errors', 'next', 'answer', 'both', 'explorer', 'slice', 'items'], [...loads].map(([kind, l]) => [kind, l.answered, (l.answered / l.seconds).toFixed(0), Object.values(l.faults).reduce((a, b) => a + b, 0), ...[l.next, l.answer, l.both, l.explorer, l.slice, l.items].map(list => `${ms(list, 0.5)} / ${ms(list, 0.95)}`)]))}`)
  return wrong
}
