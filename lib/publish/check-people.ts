import { personSchema, type Person } from '../model/person'
import { checkText, issues } from './check'
import type { Faults } from './faults'
import { mayBeNamed } from './people'

/** Holds people against the schema and against what naming them asks for. An unknown field is a fault: a mistyped one of the consent would be lost. */
export class PeopleCheck {
  readonly file: string
  /** Sound entries. */
  readonly people: Person[] = []

  private readonly released: boolean

  /** @param label path before the file names: a snapshot no longer says who agreed */
  constructor(label: string, value: unknown, private readonly faults: Faults) {
    this.file = `${label}people.json`
    this.released = label !== ''
    if (value === undefined) return
    const list = (value as { people?: unknown } | null)?.people
    if (!Array.isArray(list)) faults.fault(this.file, '', 'people', 'is missing; expected a list of people')
    else list.forEach((entry: unknown, i) => this.one(entry, i))
  }

  private one(entry: unknown, index: number): void {
    const { file, faults } = this
    const raw = entry as { id?: unknown } | null
    const id = typeof raw?.id === 'string' && raw.id ? raw.id : `person ${index + 1}`
    if (raw && typeof raw === 'object') checkText(raw, id, file, faults)
    const parsed = personSchema.safeParse(entry)
    if (!parsed.success) return issues(parsed.error, file, id, faults)
    const p = parsed.data
    if (this.people.some(other => other.id === p.id)) faults.fault(file, id, 'id', 'stands twice; expected each id once')
    if (!this.released && p.publish && !mayBeNamed(p)) faults.fault(file, id, 'publish', 'is true without what it needs; expected a name, and a consent with basis "family", by, date and how, or with basis "public_record" and the source that names a public figure')
    this.people.push(p)
  }

  /** `ids`: of all incidents that stand in the file. */
  end(ids: Set<string>): void {
    for (const p of this.people) if (!ids.has(p.incident)) this.faults.fault(this.file, p.id, 'incident', `"${p.incident}" links to nothing; expected the id of an incident`)
  }
}
