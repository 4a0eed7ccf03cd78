import { join } from 'node:path'
import type { EditionLog, NumberedLog } from '../model/history'
import { logOf, type Section } from './changelog'
import { compileEdition, type Compilation, type EditionHead } from './compile'
import { DatasetRefused, Faults, faultText, type Fault } from './faults'
import { checkIdsStay } from './links'
import type { Audience } from '../model/redaction'
import { readBeside, readDataset, snapshotNumbers, type RawDataset } from './read'
import type { Policy } from './redaction/policy'
import { checkDataset, digestOf, type Checked, type Report } from './scan'

export interface PlannedEdition { head: EditionHead; compile(): Compilation }

/**
 * States that an atlas folder holds: its released editions, ascending, and the data as it lies there now. `unreadable`: numbers
 * of snapshots that this version's schema refuses; warned of, and what the store made of them earlier stays. `warned`: all
 * warnings, those that are not listed among them.
 */
export interface Plan { /** Faults and warnings may quote what is kept back: they are for the documenter, not for a server's log. */ discreet: boolean; unreadable: number[]; released: PlannedEdition[]; current: PlannedEdition; logs: NumberedLog[]; warnings: Fault[]; warned: number }

export interface PlanOptions {
  /** Keys of editions that a store holds: they passed the check when they were published, and are not compiled again. */
  isKept?: (key: string) => Promise<boolean>
  report?: Report
  /** For whom the editions are made: the rules of that audience hold for all of them. */
  audience?: Audience
}

/** Reads and checks a folder. Throws DatasetRefused with every fault; nothing of a refused dataset gets further. */
export async function planFolder(dir: string, { isKept = async () => false, report, audience = 'public' }: PlanOptions = {}): Promise<Plan> {
  const faults = new Faults()
  const raw = readDataset(dir, '', faults)
  const { changelog: sections, admin1 } = readBeside(dir, faults)
  checkNumbers(sections, faults)
  const now = await checkDataset(raw, faults, { report, audience })
  const { policy } = now
  // A heading may name what is kept back as well as the lines under it.
  const changelog = sections.map(section => (policy.isHidden([section.note]) ? { ...section, note: '' } : section))
  const planned = (checked: Checked, head: EditionHead): PlannedEdition => ({ head, compile: () => compileEdition(checked, head, admin1, report) })
  const then: Then[] = []
  for (const number of snapshotNumbers(dir)) {
    const snapshot = readDataset(join(dir, 'editions', String(number)), `editions/${number}/`, faults, dir)
    const digest = await digestOf(snapshot, policy, faults)
    if (!digest) continue
    const head = headOfSnapshot(number, digest.hash, changelog, audience)
    const same = digest.hash === now.hash && now.checked
    const kept = !same && (await isKept(head.key))
    const own = new Faults()
    const checked = same || (kept ? null : (await checkDataset(snapshot, own, { report, policy })).checked)
    const readable = kept || checked !== null
    if (!readable) faults.warn(`editions/${number}`, '', '', `is not served: ${own.count} faults by the present schema, the first: ${faultText(own.faults[0])}. Expected a snapshot that passes; release the same data again, or mend the snapshot's form. What was published of it before goes on being served`)
    then.push({ ...digest, number, head, checked, readable })
  }
  if (now.checked) {
    checkIdsStay(now.bears, now.checked.manifest, then.filter(s => s.readable).map(s => ({ ...s, edition: s.number })), faults)
  }
  const discreet = keepsBack(raw)
  if (faults.count || !now.checked) throw new DatasetRefused(faults.faults, faults.count, discreet)
  const { manifest } = now.checked
  const logs = changelog.map(({ lines, ...heading }) => ({ ...heading, log: publicLog(logOf({ lines }, manifest.languages[0]), policy) }))
  const published = new Set([...manifest.withdrawn.map(w => w.id), ...then.flatMap(s => [...s.incidents, ...s.statements])])
  checkReasons(logs, id => now.bears(id) || published.has(id), faults)
  return {
    unreadable: then.filter(s => !s.readable).map(s => s.number),
    released: then.filter(s => s.readable).map(s => (s.checked ? planned(s.checked, s.head) : { head: s.head, compile: () => notNeeded(s.head) })),
    current: planned(now.checked, headOfCurrent(now.checked.hash, changelog, then.at(-1), audience)), logs, discreet,
    warnings: faults.warnings, warned: faults.warned,
  }
}

interface Then { number: number; hash: string; incidents: string[]; statements: string[]; head: EditionHead; checked: Checked | null; readable: boolean }

const notNeeded = (head: EditionHead): never => {
  throw new Error(`Edition ${head.key} was kept when the folder was read and is not any more; publish again.`)
}

/** What is said of an edition stands under one heading: of two, neither is the one that counts. */
function checkNumbers(changelog: Section[], faults: Faults): void {
  const seen = new Map<number, Section>()
  for (const section of changelog) {
    const first = seen.get(section.number)
    if (first) faults.fault('CHANGELOG.md', '', `edition ${section.number}`, `has two headings (${first.date}${first.note && ` — ${first.note}`}; ${section.date}${section.note && ` — ${section.note}`}); expected one of each number. Join what stands under them, or correct the number`)
    else seen.set(section.number, section)
  }
}

/** A reason stands at a record that there is or was. Only warned of: what the record says is not at fault, and a word before a colon may look like an id. */
function checkReasons(logs: NumberedLog[], isKnown: (id: string) => boolean, faults: Faults): void {
  for (const { number, log } of logs) {
    for (const id of log.parts.flatMap(part => part.ids)) {
      if (!isKnown(id)) faults.warn('CHANGELOG.md', id, `edition ${number}`, 'gives a reason for a record that is not and never was; expected the id of a record or statement before the colon, or a sentence that does not begin like one')
    }
  }
}

/** What is immutable by its address: other data or another compiler, another key. */
const keyOf = (number: number, hash: string, draft: boolean, audience: Audience): string => `${number}-${audience === 'public' ? '' : `${audience}-`}${draft ? 'draft-' : ''}${hash.slice(0, 8)}`

/** Faults of such a folder are told to its keeper alone: they quote what they find fault with, and an id may be made of a name. */
const keepsBack = ({ manifest, people, evidence }: RawDataset): boolean => (manifest as { redaction?: unknown } | null | undefined)?.redaction !== undefined || people !== undefined
  || ((evidence as { evidence?: unknown } | undefined)?.evidence as { published?: unknown }[] | undefined)?.some?.(item => item?.published === false) === true

/** What the changelog says of editions, but for what it says of a record that is kept back or bears another id. */
const publicLog = ({ note, parts }: EditionLog, policy: Policy): EditionLog => ({ note, parts: parts.filter(part => !policy.isHidden([...part.ids, ...Object.values(part.text)])) })

function headOfSnapshot(number: number, hash: string, changelog: Section[], audience: Audience): EditionHead {
  const heading = changelog.find(h => h.number === number)
  return { key: keyOf(number, hash, false, audience), number, date: heading?.date ?? '', note: heading?.note ?? '', hash, draft: false }
}

/** The top heading names the edition; when the data is not that edition's snapshot, it is a draft on top of it. */
function headOfCurrent(hash: string, [top]: Section[], snapshot: Then | undefined, audience: Audience): EditionHead {
  const number = top?.number ?? snapshot?.number ?? 0
  const released = snapshot?.number === number && snapshot.hash === hash
  return { key: keyOf(number, hash, !released, audience), number, date: top?.date ?? '', note: top?.note ?? '', hash, draft: !released }
}
