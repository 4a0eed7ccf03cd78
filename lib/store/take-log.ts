import { setImmediate as soon } from 'node:timers/promises'
import type { Desk } from '../dating/desk'
import { dayOf } from '../time/day'
import { readAnswers, type HeldAnswer } from './answers'
import type { Database } from './database'

const PAGE = 2000
/** Rows taken until others have their turn. */
const ROWS_A_TURN = 500

/** Takes into a project at work what is in the log after its last row. Days are UTC. `also`: who else is told of each row. */
export async function takeLog(db: Database, desk: Pick<Desk, 'project' | 'seq' | 'take'>, also?: (row: HeldAnswer) => void): Promise<void> {
  for (let full = true; full;) {
    const rows = await readAnswers(db, desk.project.id, desk.seq, PAGE)
    for (const [i, row] of rows.entries()) {
      if (i && i % ROWS_A_TURN === 0) await soon()
      const { at, ...said } = row
      desk.take({ ...said, day: dayOf(at) })
      also?.(row)
    }
    full = rows.length === PAGE
  }
}
