import 'server-only'
import type { EditionHead } from '../publish/compile'
import { audienceOf } from '../store/audience'
import { claimsOf, prepareOrders, situationBars, statementsOf } from '../store/ask'
import { currentEdition, editionKeys } from '../store/read'
import type { Database } from '../store/database'
import { setAudience } from './closed'
import { loadedFor } from './engine'
import { forgetAll } from './forget'
import { log } from './log'
import { projectsIn } from './projects-of'
import { placesOf } from './scenes-of'
import { pyramidFor } from './sums'
import { store } from './store'

export type Served = EditionHead & { turn: number }

/** Another process' edition is noticed within a second. */
const LOOK_MS = 1000
/** A replica that lags behind another names an older edition: it is followed only when it says so for half a minute (a restored backup). */
const BELIEVED_AFTER = 30

interface State { head: Served | null; looking: Promise<void> | null; older: number; failing: boolean; /** Keys that the store held at the last look. */ held: string[]; timer: NodeJS.Timeout | null }
const globals = globalThis as unknown as { __atlasServing?: State }
const state = (): State => (globals.__atlasServing ??= { head: null, looking: null, older: 0, failing: false, held: [], timer: null })

/** The edition that this process serves; null before anything is published. */
export async function served(): Promise<Served | null> {
  if (!state().head) await look()
  return state().head
}

/**
 * Asks the store which edition is current. A new one is loaded first and served then: until its columns are here, the one
 * before is, so that no request waits and none sees half of it.
 */
export function look(): Promise<void> {
  const s = state()
  s.looking ??= (async () => {
    const db = await store()
    const now = await currentEdition(db)
    await forgetGone(db)
    if (!now || (now.key === s.head?.key && now.turn === s.head.turn)) {
      s.older = 0
      return
    }
    if (s.head && now.turn < s.head.turn && ++s.older < BELIEVED_AFTER) return
    const loaded = await loadedFor(now.key)
    if (!loaded) return
    await prepareOrders(loaded)
    if (!s.head) setAudience((await audienceOf(db)) ?? 'public')
    // What every page needs is in memory from now on, also while the database is away.
    await Promise.all([pyramidFor(now.key, {}), statementsOf(db, loaded), situationBars(db, loaded), claimsOf(db, loaded), placesOf(now.key), projectsIn(now.key)])
    s.older = 0
    s.head = now
  })().finally(() => { s.looking = null })
  return s.looking
}

/** An edition that was taken out of the store is in no memory either; the one that is served stays until another is. */
async function forgetGone(db: Database): Promise<void> {
  const s = state()
  const held = await editionKeys(db)
  const now = new Set(held)
  for (const key of s.held) if (!now.has(key) && key !== s.head?.key) forgetAll(key)
  // One that is served without being there is gone as soon as it is not served any more.
  s.held = s.head && !now.has(s.head.key) ? [...held, s.head.key] : held
}

/** Looks once more after the look that is under way: that one may have asked before what is to be seen was there. */
export async function lookAgain(): Promise<void> {
  await state().looking?.catch(() => undefined)
  await look()
}

/** Follows what other processes publish into the same server. */
export function follow(): void {
  const s = state()
  s.timer ??= setInterval(() => void look().then(
    () => {
      if (s.failing) log.info('the store answers again')
      s.failing = false
    },
    (error: unknown) => {
      // Once, not every second.
      if (!s.failing) log.error(error, 'the store does not answer; what is in memory is served')
      s.failing = true
    },
  ), LOOK_MS)
  s.timer.unref()
}
