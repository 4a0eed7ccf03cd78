import type { z } from 'zod'
import { EVIDENCE_KINDS } from '../model/codes'
import { joinedOf } from '../model/evidence-joined'
import { EVIDENCE_FACET } from '../model/facets'
import { incidentSchema } from '../model/incident'
import { manifestSchema, type Manifest } from '../model/manifest'
import { statementSchema, type Statement } from '../model/statement'
import { RESERVED_NAMES } from '../model/reserved'
import type { Faults } from './faults'
import { LANGUAGE_FIELD } from './redact'

const FIELDS = new Set(Object.keys(incidentSchema.shape))
const STATEMENT_FIELDS = new Set(Object.keys(statementSchema.shape))

/** The facet `evidence` takes its codes from the items: their kinds, and what asks for kinds together. */
function checkEvidenceCodes(codes: { code: string }[], file: string, field: string, faults: Faults): void {
  for (const { code } of codes) if (!(EVIDENCE_KINDS as readonly string[]).includes(code) && !joinedOf(code)) faults.fault(file, '', field, `code "${code}" is no kind of evidence; expected some of ${EVIDENCE_KINDS.join(', ')}, kinds_2 to kinds_7 (at least so many independent kinds), or kinds joined by _and_, as witness_and_satellite`)
}

/** What the schema says of a record, as faults. */
export function issues(error: z.ZodError, file: string, id: string, faults: Faults): void {
  for (const issue of error.issues) {
    // Of forms that a value may have, the first is today's: what is wrong by it is named.
    const inner = issue.code === 'invalid_union' && issue.errors[0]?.length ? issue.errors[0] : [{ path: [], message: issue.message }]
    for (const { path, message } of inner) faults.fault(file, id, [...issue.path, ...path].join('.'), message)
  }
}

/** The manifest, or null when it is faulty. */
export function checkManifest(value: unknown, file: string, faults: Faults): Manifest | null {
  if (value === undefined) return null
  const parsed = manifestSchema.safeParse(value)
  if (!parsed.success) {
    issues(parsed.error, file, '', faults)
    return null
  }
  const m = parsed.data
  for (const name of Object.keys(value as object)) if (!Object.hasOwn(manifestSchema.shape, name) && !name.startsWith('_')) faults.warn(file, '', name, 'is not a field of the manifest; it says nothing. Expected one of the schema')
  m.facets.forEach((facet, i) => {
    if (facet.property === EVIDENCE_FACET) checkEvidenceCodes(facet.codes, file, `facets.${i}.codes`, faults)
    else if ((RESERVED_NAMES as readonly string[]).includes(facet.property) || FIELDS.has(facet.property)) {
      faults.fault(file, '', `facets.${i}.property`, `"${facet.property}" is a name of the schema or of the address; expected another name`)
    }
    const seen = new Set<string>()
    for (const { code } of facet.codes) {
      if (seen.has(code)) faults.fault(file, '', `facets.${i}.codes`, `code "${code}" stands twice; expected each code once`)
      seen.add(code)
    }
  })
  if (m.default_view.from > m.default_view.to) faults.fault(file, '', 'default_view', `from ${m.default_view.from} is after to ${m.default_view.to}; expected from before to`)
  return m
}

/** A database takes no zero character. */
export function checkText(record: object, id: string, file: string, faults: Faults): void {
  for (const [name, value] of Object.entries(record)) if (JSON.stringify(value)?.includes('\\u0000')) faults.fault(file, id, name, 'holds a zero character (U+0000); expected text without one')
}

/** Sound statements, and the ids of all that stand there: a link to one that has a fault of its own is no fault. */
export function checkStatements(value: unknown, file: string, faults: Faults): { statements: Statement[]; there: Set<string> } {
  const there = new Set<string>()
  if (value === undefined) return { statements: [], there }
  const list = (value as { statements?: unknown } | null)?.statements
  if (!Array.isArray(list)) {
    faults.fault(file, '', 'statements', 'is missing; expected a list of statements')
    return { statements: [], there }
  }
  const statements = list.flatMap((entry: unknown, index) => {
    const raw = entry as { id?: unknown } | null
    if (raw) checkText(raw, typeof raw.id === 'string' ? raw.id : `statement ${index + 1}`, file, faults)
    const id = typeof raw?.id === 'string' && raw.id ? raw.id : `statement ${index + 1}`
    if (there.has(id)) faults.fault(file, id, 'id', 'stands twice; expected each id once')
    there.add(id)
    const parsed = statementSchema.safeParse(entry)
    if (!parsed.success) issues(parsed.error, file, id, faults)
    for (const name of Object.keys(raw ?? {})) if (!STATEMENT_FIELDS.has(name) && !LANGUAGE_FIELD.test(name) && !name.startsWith('_')) faults.warn(file, id, name, 'is not a field of the schema; it stays in the folder and is not published')
    return parsed.success ? [parsed.data] : []
  })
  return { statements, there }
}
