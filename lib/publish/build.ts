import { checkDataset, type Dataset } from './check'
import { compileEdition, type Edition, type EditionHead } from './compile'
import { DatasetRefused, Faults, faultText } from './faults'
import { checkIdsStay } from './links'
import { readAtlas, type RawAtlas } from './read'
import { redact } from './redact'

/**
 * States that an atlas folder holds: its released editions, ascending, and the data as it lies there now. `unreadable`: numbers
 * of snapshots that this version's schema refuses; warned of, and what the store made of them earlier stays.
 */
export interface Plan { unreadable: number[]; released: { head: EditionHead; compile(): Edition }[]; current: { head: EditionHead; compile(): Edition }; warnings: Faults['all'] }

/** Reads and checks a folder. Throws DatasetRefused with every fault; nothing of a refused dataset gets further. */
export function planFolder(dir: string): Plan {
  const faults = new Faults()
  const atlas = readAtlas(dir, faults)
  const now = checkDataset(atlas.current, faults)
  const then = atlas.snapshots.map(s => {
    const own = new Faults()
    const dataset = checkDataset(s.dataset, own, `editions/${s.number}/`)
    if (!dataset) faults.warn(`editions/${s.number}`, '', '', `is not served: ${own.faults.length} faults by the present schema, the first: ${faultText(own.faults[0])}. Expected a snapshot that passes; release the same data again, or mend the snapshot's form (never its content)`)
    return { number: s.number, raw: s.dataset, dataset }
  })
  if (now) checkIdsStay(now, then.flatMap(s => (s.dataset ? [{ ...s.dataset, edition: s.number }] : [])), faults)
  if (faults.faults.length || !now) throw new DatasetRefused(faults.faults)
  const released = then.flatMap(s => {
    const heading = atlas.headings.find(h => h.number === s.number)
    if (!s.dataset) return []
    const head: EditionHead = { key: keyOf(s.number, s.raw.hash, false), number: s.number, date: heading?.date ?? '', note: heading?.note ?? '', hash: s.raw.hash, draft: false }
    return [compiler(s.dataset, head, atlas)]
  })
  return { unreadable: then.filter(s => !s.dataset).map(s => s.number), released, current: compiler(now, headOfCurrent(atlas), atlas), warnings: faults.warnings }
}

/** What is immutable by its address: other data or another compiler, another key. */
const keyOf = (number: number, hash: string, draft: boolean): string => `${number}-${draft ? 'draft-' : ''}${hash.slice(0, 8)}`

const compiler = (dataset: Dataset, head: EditionHead, atlas: RawAtlas) => ({ head, compile: () => compileEdition(redact(dataset), head, atlas.admin1) })

/** The top heading names the edition; when the data is not that edition's snapshot, it is a draft on top of it. */
function headOfCurrent(atlas: RawAtlas): EditionHead {
  const [top] = atlas.headings
  const snapshot = atlas.snapshots.at(-1)
  const { hash } = atlas.current
  const number = top?.number ?? snapshot?.number ?? 0
  const released = snapshot && snapshot.number === number ? snapshot.dataset.hash === hash : false
  return { key: keyOf(number, hash, !released), number, date: top?.date ?? '', note: top?.note ?? '', hash, draft: !released }
}
