import type { Truth } from '../cql2/source'
import { decodePart, NO_TEXT } from '../publish/texts'
import { decodeFigures, type Figures } from '../slice/figures'
import { PART_ROWS } from '../slice/parts'
import { addOrd, emptySet } from '../text/ord-set'
import type { Database } from './database'
import { sliceBytes } from './slices'

/** An edition that an earlier version of the program published does not hold what is asked for. */
export class NotHeld extends Error {
  constructor(readonly edition: string, what: string) {
    super(`Edition ${edition} was published by an earlier version of this program and holds no ${what}. Publish the data folder again.`)
    this.name = 'NotHeld'
  }
}

export async function readFigures(db: Database, edition: string): Promise<Figures> {
  const bytes = await sliceBytes(db, edition, 'figures')
  if (!bytes) throw new NotHeld(edition, 'figures by record')
  return decodeFigures(bytes)
}

/** Looks through one text of every record, a part at a time, so that other requests are answered in between: a million titles take half a second. */
export async function scanTexts(db: Database, edition: string, rows: number, field: string, test: (text: string) => boolean): Promise<Truth> {
  const truth = { yes: emptySet(rows), no: emptySet(rows) }
  for (let part = 0; part * PART_ROWS < rows; part++) {
    const bytes = await sliceBytes(db, edition, `texts/${field}`, part)
    if (!bytes) throw new NotHeld(edition, `texts "${field}" by record`)
    const { ords, of, distinct } = decodePart(bytes)
    const fits = distinct.map(test)
    for (let i = 0; i < ords.length; i++) if (of[i] !== NO_TEXT) addOrd(fits[of[i]] ? truth.yes : truth.no, ords[i])
    await new Promise(done => setImmediate(done))
  }
  return truth
}
