import type { Manifest } from '../model/manifest'
import type { Statement } from '../model/statement'
import type { Incident } from './check'
import type { Faults } from './faults'

/** Links between incidents and statements must lead somewhere, and both sides must say the same. */
export function checkLinks(incidents: Incident[], statements: Statement[], label: string, faults: Faults): void {
  const files = { incidents: `${label}incidents.geojson`, statements: `${label}statements.json` }
  const byId = new Map(incidents.map(i => [i.properties.id, i.properties]))
  const statementById = new Map(statements.map(s => [s.id, s]))
  for (const { properties: p } of incidents) {
    for (const field of ['statements', 'context_statements'] as const) {
      const back = field === 'statements' ? 'incidents' : 'context_incidents'
      for (const id of p[field]) {
        const statement = statementById.get(id)
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
        if (!incident) faults.fault(files.statements, s.id, field, `"${id}" links to nothing; expected the id of an incident`)
        else if (!incident[back].includes(s.id)) faults.fault(files.incidents, id, back, `does not hold "${s.id}"; expected it, since that statement names this incident in ${field}`)
      }
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
