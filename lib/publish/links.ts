import type { IncidentProperties } from '../model/incident'
import type { Manifest } from '../model/manifest'
import type { Statement } from '../model/statement'
import type { Faults } from './faults'

const BACK = { statements: 'incidents', context_statements: 'context_incidents' } as const
const FIELDS = ['statements', 'context_statements'] as const

/** Links between incidents and statements must lead somewhere, and both sides must say the same. Incidents come one at a time. */
export class LinkCheck {
  private readonly files: { incidents: string; statements: string }
  private readonly byId: Map<string, Statement>
  /** Per statement and side: incidents that it names, and whether they have named it. */
  private readonly named: Record<(typeof BACK)[keyof typeof BACK], Map<string, Map<string, boolean>>>
  private readonly incidentAliases: Aliases
  private readonly statementAliases: Aliases

  constructor(label: string, private readonly statements: Statement[], private readonly there: Set<string>, private readonly faults: Faults) {
    this.files = { incidents: `${label}incidents.geojson`, statements: `${label}statements.json` }
    this.byId = new Map(statements.map(s => [s.id, s]))
    const namedIn = (field: 'incidents' | 'context_incidents') => new Map(statements.map(s => [s.id, new Map(s[field].map(id => [id, false]))]))
    this.named = { incidents: namedIn('incidents'), context_incidents: namedIn('context_incidents') }
    this.incidentAliases = new Aliases(this.files.incidents, faults)
    this.statementAliases = new Aliases(this.files.statements, faults)
    for (const s of statements) {
      this.statementAliases.add(s.id, s.aliases)
      checkOnce(this.files.statements, s, ['incidents', 'context_incidents'], faults)
    }
  }

  incident(p: IncidentProperties): void {
    const { files, faults } = this
    this.incidentAliases.add(p.id, p.aliases)
    for (const field of FIELDS) {
      if (!p[field].length) continue
      checkOnce(files.incidents, p, [field], faults)
      for (const id of p[field]) {
        // A record that is there and has a fault of its own is named once, by that fault.
        if (!this.byId.has(id) && this.there.has(id)) continue
        const back = this.named[BACK[field]].get(id)
        if (!back) faults.fault(files.incidents, p.id, field, `"${id}" links to nothing; expected the id of a statement`)
        else if (!back.has(p.id)) faults.fault(files.statements, id, BACK[field], `does not hold "${p.id}"; expected it, since that incident names this statement in ${field}`)
        else back.set(p.id, true)
      }
    }
  }

  /** `ids`: of all incidents that stand in the file; `faulty`: of those that have a fault of their own. */
  end(ids: Set<string>, faulty: Set<string>): void {
    const { files, faults } = this
    this.incidentAliases.end(id => ids.has(id))
    this.statementAliases.end(id => this.byId.has(id))
    for (const s of this.statements) {
      for (const field of FIELDS) {
        const back = BACK[field]
        for (const [id, answered] of this.named[back].get(s.id) ?? []) {
          if (answered || faulty.has(id)) continue
          if (!ids.has(id)) faults.fault(files.statements, s.id, back, `"${id}" links to nothing; expected the id of an incident`)
          else faults.fault(files.incidents, id, field, `does not hold "${s.id}"; expected it, since that statement names this incident in ${back}`)
        }
      }
    }
  }

  /** Is it a former id of a record, or the id or former id of a statement? */
  bears(id: string): boolean {
    return this.byId.has(id) || this.incidentAliases.owner.has(id) || this.statementAliases.owner.has(id)
  }
}

/** An alias leads to one record and is no id. */
class Aliases {
  readonly owner = new Map<string, string>()
  constructor(private readonly file: string, private readonly faults: Faults) {}

  add(id: string, aliases: string[]): void {
    for (const alias of aliases) {
      if (this.owner.has(alias)) this.faults.fault(this.file, id, 'aliases', `"${alias}" stands at "${this.owner.get(alias)}" as well; expected each alias at one record`)
      this.owner.set(alias, id)
    }
  }

  end(isId: (id: string) => boolean): void {
    for (const [alias, id] of this.owner) if (isId(alias)) this.faults.fault(this.file, id, 'aliases', `"${alias}" is the id of a record; expected a former id that none bears now`)
  }
}

/** A link stands once. */
function checkOnce<T extends { id: string }>(file: string, record: T, lists: (keyof T & string)[], faults: Faults): void {
  for (const list of lists) {
    const values = record[list] as string[]
    if (new Set(values).size === values.length) continue
    faults.fault(file, record.id, list, `names "${values.find((v, i) => values.indexOf(v) !== i)}" twice; expected it once`)
  }
}

/** An id that was ever published must stay, live on as an alias that redirects, or be withdrawn with a reason. */
export function checkIdsStay(isKnown: (id: string) => boolean, manifest: Manifest, then: { edition: number; incidents: readonly string[]; statements: readonly string[] }[], faults: Faults): void {
  const withdrawn = new Set(manifest.withdrawn.map(w => w.id))
  const told = new Set<string>()
  for (const { edition, incidents, statements } of then) {
    for (const [file, ids] of [['incidents.geojson', incidents], ['statements.json', statements]] as const) {
      for (const id of ids) {
        if (isKnown(id) || withdrawn.has(id) || told.has(id)) continue
        told.add(id)
        faults.fault(file, id, 'id', `was published in edition ${edition} and is gone; expected it to stay, to be an alias of another record, or to stand in "withdrawn" of atlas.json with a date and a reason`)
      }
    }
  }
}
