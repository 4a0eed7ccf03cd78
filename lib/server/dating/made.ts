import 'server-only'
import type { Dated } from '../../dating/dated'
import { publishedDates, type PublishedDate } from '../../dating/published'
import type { PublishedProject } from '../../model/dating'
import type { Day } from '../../slice/types'
import type { Live } from './desks'

// What everybody may see is made of a project as it stood at one moment, and that moment moves on at most once a second: answers come by
// the dozen a second, and figures of thousands of buildings for each of them would be for nobody.

const REFRESH_MS = 1000

/** A project as it stood after one row of the log. Nothing in it changes. */
export interface Shown {
  project: PublishedProject
  edition: string
  seq: number
  fitted: number
  /** By the answers alone, and with what people decided. */
  dated: readonly Dated[]
  dates: readonly PublishedDate[]
  narrow: Int32Array
  /** Ids of all who are in the log up to here, as they came; how many of them answered. */
  people: readonly string[]
  volunteers: number
  answers: number
  skipped: number
  lastDay: Day | null
}

/** Names the state that figures are of: the same project, log and weights give the same figures. */
export const stateOf = ({ edition, seq, fitted }: Pick<Shown, 'edition' | 'seq' | 'fitted'>): string => `${edition} ${seq} ${fitted}`

const held = new WeakMap<Live, { at: number; shown: Shown }>()

/** A project as it is shown at present. */
export function shownOf(live: Live): Shown {
  const { desk, edition } = live
  const [before, now] = [held.get(live), performance.now()]
  if (before && (stateOf(before.shown) === stateOf({ edition, seq: desk.seq, fitted: desk.fitted }) || (before.shown.edition === edition && now - before.at < REFRESH_MS))) return before.shown
  const dated = desk.dated().slice()
  let [volunteers, skipped] = [0, 0]
  for (const v of desk.volunteers.values()) {
    if (v.answers) volunteers++
    skipped += v.skipped
  }
  const shown: Shown = {
    project: desk.project, edition, seq: desk.seq, fitted: desk.fitted, dated, dates: publishedDates(desk.project, dated), narrow: desk.narrow.slice(),
    people: [...desk.volunteers.keys()], volunteers, answers: desk.held(), skipped, lastDay: desk.lastDay,
  }
  held.set(live, { at: now, shown })
  return shown
}

const made = new WeakMap<Shown, Map<string, unknown>>()
/** What is made of it, once. */
export function once<T>(shown: Shown, name: string, make: () => T): T {
  const kept = made.get(shown) ?? new Map<string, unknown>()
  made.set(shown, kept)
  if (!kept.has(name)) kept.set(name, make())
  return kept.get(name) as T
}
