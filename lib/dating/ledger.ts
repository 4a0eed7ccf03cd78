import type { DatingProject, Reply } from '../model/dating'
import { dampSources, hushLoudest, outcomeOf, type AnswerColumns } from './columns'
import { goldSpan, type Span } from './gaps'
import { STEP_ANSWERS, type Steps } from './steps'

/** One answer as the log keeps it. */
export interface LoggedAnswer {
  /** Place in the log: of two answers of one volunteer to one building the later counts. */
  seq: number
  building: string
  volunteer: string
  /** Where it came from, as far as that is known (a keyed hash of the day). Without it the volunteer is the source. */
  source?: string
  /** Null: skipped, which takes back what this volunteer said of the building before. */
  reply: Reply | null
}

/** A log's answer in numbers. */
interface Entry { seq: number; volunteer: number; source: number; outcome: number; partly: boolean }

/** Numbers for texts, in the order in which they first came. */
function numbers() {
  const of = new Map<string, number>()
  const texts: string[] = []
  return { texts, get: (text: string) => of.get(text) ?? (of.set(text, texts.length), texts.push(text) - 1) }
}

export interface Ledger {
  /** Number of a building; a RangeError for one that the project does not have. */
  numberOf: (building: string) => number
  /** Takes an answer, in any order (a skip: in the log's). @returns false when it changes nothing: it is already outdone by a later one. Throws a RangeError with a sentence for what cannot be. */
  enter: (answer: LoggedAnswer) => boolean
  /** Everything held at the first step, volunteers numbered by their ids' order; answers may go in meanwhile. */
  columns: () => Steps<AnswerColumns & { volunteerIds: string[] }>
  /** One building alone (as number 0), as the public may know it: of gold the training's alone. `volunteerNumber` says where a volunteer stands in the weights. */
  columnsOf: (building: number, volunteerNumber: (id: string) => number) => AnswerColumns
  /** Replies to a building: those that date it, of them "partly", and the others; and how many sources stand behind those that date it, and behind all. */
  replies: (building: number) => { dated: number; partly: number; other: number; heard: number; sources: number }
  /** Nobody has answered, and its date is told to nobody. */
  isUnseen: (building: number) => boolean
}

/** The latest answer of each volunteer to each building, each in some 50 bytes. Ids of buildings in the project's order. */
export function createLedger(project: Pick<DatingProject, 'scenes' | 'gold' | 'training'>, buildings: readonly string[]): Ledger {
  const known = new Map(buildings.map((id, i) => [id, i]))
  const entries: Entry[][] = buildings.map(() => [])
  const [volunteers, sources] = [numbers(), numbers()]
  const numberOf = (building: string) => {
    const number = known.get(building)
    if (number === undefined) throw new RangeError(`"${building}" is no building of this project.`)
    return number
  }
  const gold: (Span | undefined)[] = buildings.map(() => undefined)
  for (const g of project.gold) gold[numberOf(g.building)] = goldSpan(project.scenes, g)
  /** What the training shows to everybody. Of the other gold nothing may be told apart: whoever knew it would answer it right and the rest as they please. */
  const told: (Span | undefined)[] = buildings.map(() => undefined)
  for (const { building } of project.training) told[numberOf(building)] = gold[numberOf(building)]

  /** Place of a volunteer among a building's entries, which stand in the order of ids. */
  function place(of: Entry[], id: string): number {
    let [low, high] = [0, of.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (volunteers.texts[of[middle].volunteer] < id) low = middle + 1
      else high = middle
    }
    return low
  }
  function fill(columns: AnswerColumns, source: Int32Array, at: number, of: readonly Entry[], numberOf: (volunteer: number) => number): number {
    of.forEach((entry, i) => {
      columns.volunteer[at + i] = numberOf(entry.volunteer)
      columns.outcome[at + i] = entry.outcome
      source[at + i] = entry.source
    })
    dampSources(columns.outcome, source, at, at + of.length, columns.weight)
    return at + of.length
  }
  const room = (size: number, buildings: number) => ({ buildings, start: new Int32Array(buildings + 1), volunteer: new Int32Array(size), outcome: new Int16Array(size), weight: new Float64Array(size) })

  return {
    numberOf,
    enter(answer) {
      const of = entries[numberOf(answer.building)]
      const at = place(of, answer.volunteer)
      if (answer.reply === null) {
        const said = at < of.length && volunteers.texts[of[at].volunteer] === answer.volunteer && of[at].seq < answer.seq
        if (said) of.splice(at, 1)
        return said
      }
      const outcome = outcomeOf(project.scenes, answer.reply)
      const volunteer = volunteers.get(answer.volunteer)
      const held = of[at]?.volunteer === volunteer ? of[at] : null
      if (held && held.seq >= answer.seq) return false
      // Prefixed, so that a source and a volunteer of the same spelling stay two.
      const source = sources.get(answer.source === undefined ? `v ${answer.volunteer}` : `s ${answer.source}`)
      of.splice(at, held ? 1 : 0, { seq: answer.seq, volunteer, source, outcome, partly: answer.reply.kind === 'partly' })
      return true
    },
    *columns() {
      // Entries are never changed, only their lists: copies of these are what was held at this step.
      const now = entries.map(of => of.slice())
      const size = now.reduce((sum, of) => sum + of.length, 0)
      const present = new Uint8Array(volunteers.texts.length)
      for (const of of now) for (const entry of of) present[entry.volunteer] = 1
      const volunteerIds = volunteers.texts.filter((_, i) => present[i]).sort()
      const rank = new Int32Array(present.length).fill(-1)
      volunteerIds.forEach((id, i) => { rank[volunteers.get(id)] = i })
      yield
      const columns = { ...room(size, buildings.length), volunteers: volunteerIds.length, gold, volunteerIds }
      const source = new Int32Array(size)
      let since = 0
      for (const [b, of] of now.entries()) {
        columns.start[b + 1] = fill(columns, source, columns.start[b], of, volunteer => rank[volunteer])
        if ((since += of.length) < STEP_ANSWERS) continue
        since = 0
        yield
      }
      hushLoudest(columns, source)
      return columns
    },
    columnsOf(building, volunteerNumber) {
      const of = entries[building]
      const columns = { ...room(of.length, 1), volunteers: 0, gold: [told[building]] }
      columns.start[1] = fill(columns, new Int32Array(of.length), 0, of, volunteer => volunteerNumber(volunteers.texts[volunteer]))
      return columns
    },
    replies(building) {
      const all = entries[building]
      const dated = all.filter(entry => entry.outcome >= 0)
      const behind = (of: Entry[]) => new Set(of.map(entry => entry.source)).size
      return { dated: dated.length, partly: dated.filter(entry => entry.partly).length, other: all.length - dated.length, heard: behind(dated), sources: behind(all) }
    },
    isUnseen: building => entries[building].length === 0 && told[building] === undefined,
  }
}
