import type { Manifest } from '../model/manifest'
import type { Statement } from '../model/statement'
import type { Incident } from './check'
import type { Faults } from './faults'

/** Links between incidents and statements must lead somewhere, and both sides must say the same. */
export function checkLinks(incidents: Incident[], statements: Statement[], there: { incidents: Set<string>; statements: Set<string> }, label: string, faults: Faults): void {
  const files = { incidents: `${label}incidents.geojson`, statements: `${label}statements.json` }
  const byId = new Map(incidents.map(i => [i.properties.id, i.properties]))
  checkOnce(files.incidents, incidents.map(i => i.properties), ['statements', 'context_statements'], faults)
  checkOnce(files.statements, statements, ['incidents', 'context_incidents'], faults)
  const statementById = new Map(statements.map(s => [s.id, s]))
  for (const { properties: p } of incidents) {
    for (const field of ['statements', 'context_statements'] as const) {
      const back = field === 'statements' ? 'incidents' : 'context_incidents'
      for (const id of p[field]) {
        const statement = statementById.get(id)
        // A record that is there and has a fault of its own is named once, by that fault.
        if (!statement && there.statements.has(id)) continue
        if (!statement) faults.fault(files.incidents, p.id, field, `"${id}" links to nothing; expected the id of a statement`)
        else if (!statement[back].includes(p.id)) faults.fault(files.statements, id, back, `does not hold "${p.id}"; expected it, since that incident names this statement in ${field}`)
      }
    }
  }
  for (const s of statements) {
    for (const field of ['incidents', 'context_incidents'] as const) {
      const back = field === 'incidents' ? 'statements' : 'context_statements'
      for (const id of s[field]) {
        const incident = byId.get(id)
        if (!incident && there.incidents.has(id)) continue
        if (!incident) faults.fault(files.statements, s.id, field, `"${id}" links to nothing; expected the id of an incident`)
        else if (!incident[back].includes(s.id)) faults.fault(files.incidents, id, back, `does not hold "${s.id}"; expected it, since that statement names this incident in ${field}`)
      }
    }
  }
}

/** An alias leads to one record and is no id; a link stands once. */
function checkOnce<T extends { id: string; aliases: string[] }>(file: string, records: T[], lists: (keyof T & string)[], faults: Faults): void {
  const ids = new Set(records.map(r => r.id))
  const owner = new Map<string, string>()
  for (const r of records) {
    for (const alias of r.aliases) {
      if (ids.has(alias)) faults.fault(file, r.id, 'aliases', `"${alias}" is the id of a record; expected a former id that none bears now`)
      else if (owner.has(alias)) faults.fault(file, r.id, 'aliases', `"${alias}" stands at "${owner.get(alias)}" as well; expected each alias at one record`)
      owner.set(alias, r.id)
    }
    for (const list of lists) {
      const values = r[list] as string[]
      const twice = values.find((v, i) => values.indexOf(v) !== i)
      if (twice) faults.fault(file, r.id, list, `names "${twice}" twice; expected it once`)
    }
  }
}

/** An id that was ever published must stay, live on as an alias that redirects, or be withdrawn with a reason. */
export function checkIdsStay(now: { manifest: Manifest; incidents: Incident[]; statements: Statement[] }, then: { incidents: Incident[]; statements: Statement[]; edition: number }[], faults: Faults): void {
  const known = new Set([
    ...now.incidents.flatMap(i => [i.properties.id, ...i.properties.aliases]),
    ...now.statements.flatMap(s => [s.id, ...s.aliases]),
    ...now.manifest.withdrawn.map(w => w.id),
  ])
  const told = new Set<string>()
  for (const { incidents, statements, edition } of then) {
    for (const [file, id] of [...incidents.map(i => ['incidents.geojson', i.properties.id] as const), ...statements.map(s => ['statements.json', s.id] as const)]) {
      if (known.has(id) || told.has(id)) continue
      told.add(id)
      faults.fault(file, id, 'id', `was published in edition ${edition} and is gone; expected it to stay, to be an alias of another record, or to stand in "withdrawn" of atlas.json with a date and a reason`)
    }
  }
}
