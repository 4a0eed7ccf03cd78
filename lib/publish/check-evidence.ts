import type { z } from 'zod'
import { CLAIMS } from '../model/codes'
import { evidenceSchema, sharedEvidenceSchema, type Evidence, type SharedEvidence } from '../model/evidence'
import { checkText, issues } from './check'
import { MEDIA_TYPES, mediaTypeOf } from '../model/held-file'
import type { Faults } from './faults'
import { heldFault } from './held-file'

const UNDERSCORE = '_'
const fieldsOf = (schema: z.ZodObject): string[] => Object.keys(schema.shape)
const INLINE = fieldsOf(evidenceSchema)
const SHARED = fieldsOf(sharedEvidenceSchema)
const USE = ['id', 'supports', 'contradicts']
/** Addresses of items that have no id to be known by (`addressOf`). */
const RESERVED = /-(?:withheld|item)-\d+$/

/**
 * Holds items of evidence against the schema and against what may be published. An unknown field is a fault here, not a warning:
 * a mistyped "published" would publish.
 */
export class EvidenceCheck {
  readonly file: string
  /** Sound items of evidence.json. */
  readonly items: SharedEvidence[] = []
  /** Where an item stands first, and what it says there but for its claims. */
  private readonly ids = new Map<string, { at: string; says: string }>()
  private readonly released: boolean
  /** Files that items name, by the hash that they give. */
  readonly held = new Map<string, string>()

  /** @param label path before the file names; snapshots of editions are taken as they were, with items that had no id and no source */
  constructor(label: string, value: unknown, private readonly faults: Faults, private readonly root = '') {
    this.file = `${label}evidence.json`
    this.released = label !== ''
    if (value === undefined) return
    const list = (value as { evidence?: unknown } | null)?.evidence
    if (!Array.isArray(list)) faults.fault(this.file, '', 'evidence', 'is missing; expected a list of items')
    else list.forEach((entry: unknown, i) => this.shared(entry, i))
  }

  private shared(entry: unknown, index: number): void {
    const { file, faults } = this
    const raw = entry as { id?: unknown } | null
    const name = typeof raw?.id === 'string' && raw.id ? raw.id : `item ${index + 1}`
    if (raw && typeof raw === 'object') checkText(raw, name, file, faults)
    const parsed = sharedEvidenceSchema.safeParse(entry)
    if (!parsed.success) issues(parsed.error, file, name, faults)
    if (!raw || typeof raw !== 'object') return
    const item = (parsed.success ? parsed.data : raw) as SharedEvidence
    this.one(item, raw, SHARED, { file, id: name, path: '' })
    const named = Array.isArray(item.incidents) ? item.incidents : []
    named.forEach((use, i) => {
      this.claims(use, { file, id: name, path: `incidents.${i}.` })
      for (const field of Object.keys((raw as { incidents: object[] }).incidents[i] ?? {})) if (!USE.includes(field) && !field.startsWith(UNDERSCORE)) faults.fault(file, name, `incidents.${i}.${field}`, `is not a field; expected one of ${USE.join(', ')}`)
    })
    const twice = named.find((use, i) => named.findIndex(u => u.id === use.id) !== i)
    if (twice) faults.fault(file, name, 'incidents', `names "${twice.id}" twice; expected it once`)
    if (parsed.success) this.items.push(parsed.data)
  }

  /** Items that stand at a record itself. `raw` as in the file: what the schema does not know is named. */
  incident(id: string, items: Evidence[], raw: unknown, file: string): void {
    items.forEach((item, i) => {
      const at = { file, id, path: `evidence.${i}.` }
      this.one(item, ((raw as unknown[])[i] ?? {}) as object, INLINE, at)
      this.claims(item, at)
    })
  }

  /** `ids`: of all incidents that stand in the file. */
  end(ids: Set<string>): void {
    for (const item of this.items) {
      item.incidents.forEach((use, i) => {
        if (!ids.has(use.id)) this.faults.fault(this.file, item.id ?? '', `incidents.${i}.id`, `"${use.id}" links to nothing; expected the id of an incident`)
      })
    }
  }

  private one(item: Evidence | SharedEvidence, raw: object, fields: string[], at: At): void {
    const fault = (field: string, message: string) => this.faults.fault(at.file, at.id, at.path + field, message)
    for (const name of Object.keys(raw)) if (!fields.includes(name) && !name.startsWith(UNDERSCORE)) fault(name, `is not a field of an item of evidence; expected one of ${fields.join(', ')}, or a name that begins with "_", which is never published`)
    const shown = item.published !== false
    if (shown && item.withheld_reason) fault('withheld_reason', 'is given for a published item; expected "published": false beside it, or no reason')
    if (!shown && !item.withheld_reason) fault('withheld_reason', 'is missing; expected the class of the reason, since the item is withheld')
    if (shown && item.sensitivity === 'personal_information') fault('sensitivity', 'is "personal_information" of a published item; expected "published": false with a withheld_reason, or an item without such information')
    const { date, date_end, time_from, time_to } = item.when ?? {}
    if (date && date_end && date_end < date) fault('when.date_end', `${date_end} is before date ${date}; expected the end on or after it`)
    if (time_to && !time_from) fault('when.time_from', 'is missing; expected it, since there is a time_to')
    if (time_from && time_to && !date_end && time_to < time_from) fault('when.time_to', `${time_to} is before time_from ${time_from}; expected it after, or a date_end where the span goes past midnight`)
    if (item.file && item.sha256) this.held.set(item.sha256, item.file)
    if (this.released) return
    if (shown && item.id && RESERVED.test(item.id)) fault('id', 'ends like the address of an item without an id of its own; expected another slug')
    if (item.file) this.heldFile(item, shown, fault)
    if (!item.id) fault('id', 'is missing; expected a stable slug')
    else this.once(item, item.id, at)
    if (shown && !item.source) fault('source', 'is missing; expected the source of a published item')
    if (shown && item.verification !== 'unverified' && !item.verified_how_en) fault('verified_how_en', `is missing; expected how, since the item is ${item.verification}`)
  }

  /** A file of ours: there, of the hash that is written, and, where it is published, of a kind that can be shown. A graphic one warns of what it shows. */
  private heldFile({ file = '', sha256, media_type, sensitivity, warning_en }: Pick<Evidence, 'file' | 'sha256' | 'media_type' | 'sensitivity' | 'warning_en'>, shown: boolean, fault: (field: string, message: string) => void): void {
    const type = mediaTypeOf(file)
    if (!sha256) fault('sha256', 'is missing; expected the SHA-256 of the file that is held, by which "atlas verify" tells that it is the one that was meant')
    else {
      const wrong = heldFault(this.root, file, sha256)
      if (wrong) fault('file', wrong)
    }
    if (!shown) return
    if (!type) fault('file', `"${file}" is of no kind that is shown; expected one of ${Object.keys(MEDIA_TYPES).map(ending => `.${ending}`).join(', ')}`)
    else if (media_type && media_type !== type) fault('media_type', `is "${media_type}", but the name says ${type}; expected both to agree`)
    if (sensitivity === 'graphic' && !warning_en) fault('warning_en', 'is missing; expected a sentence that says what a reader would see, since the item is graphic')
  }

  /**
   * An item of evidence.json stands once. At records it may stand at several, as in a table that was exported, but says the same.
   * Of withheld ones the published id is only a number.
   */
  private once(item: Evidence | SharedEvidence, id: string, at: At): void {
    const says = JSON.stringify({ ...item, supports: undefined, contradicts: undefined })
    const before = this.ids.get(id)
    if (!before) this.ids.set(id, { at: at.id, says })
    else if (at.file === this.file || before.at === at.id || before.at === id) this.faults.fault(at.file, at.id, `${at.path}id`, `"${id}" stands twice; expected each item once`)
    else if (item.published !== false && before.says !== says) this.faults.fault(at.file, at.id, `${at.path}id`, `"${id}" says something else at "${before.at}"; expected one item to say the same everywhere: put it into evidence.json once`)
  }

  private claims({ supports, contradicts }: Pick<Evidence, 'supports' | 'contradicts'>, at: At): void {
    const both = CLAIMS.find(claim => supports?.includes?.(claim) && contradicts?.includes?.(claim))
    if (both) this.faults.fault(at.file, at.id, `${at.path}contradicts`, `holds "${both}", which stands in supports as well; expected each claim in one of them`)
  }
}

interface At { file: string; id: string; path: string }
