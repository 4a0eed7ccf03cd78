import { claimSchema, claimsFileSchema, subjectSchema, type Subject } from '../model/claims'
import { checkText, issues } from './check'
import type { Faults } from './faults'

const SUBJECT = Object.keys(subjectSchema.shape)
const CLAIM = Object.keys(claimSchema.shape)

/**
 * Holds claims.json against the schema and against itself. Sound subjects; a field that the schema does not know is warned of and
 * stays in the folder.
 */
export function checkClaims(value: unknown, file: string, faults: Faults): Subject[] {
  if (value === undefined) return []
  const list = (value as { subjects?: unknown } | null)?.subjects
  if (!Array.isArray(list)) {
    faults.fault(file, '', 'subjects', 'is missing; expected a list of subjects')
    return []
  }
  const seen = new Set<string>()
  return list.flatMap((entry: unknown, index) => {
    const raw = entry as { id?: unknown; claims?: unknown } | null
    const id = typeof raw?.id === 'string' && raw.id ? raw.id : `subject ${index + 1}`
    if (raw && typeof raw === 'object') {
      checkText(raw, id, file, faults)
      unknown(raw, SUBJECT, '', file, id, faults)
      if (Array.isArray(raw.claims)) raw.claims.forEach((claim: unknown, i) => claim && unknown(claim, CLAIM, `claims.${i}.`, file, id, faults))
    }
    if (seen.has(id)) faults.fault(file, id, 'id', 'stands twice; expected each subject once')
    seen.add(id)
    const parsed = subjectSchema.safeParse(entry)
    if (!parsed.success) {
      issues(parsed.error, file, id, faults)
      return []
    }
    whole(parsed.data, file, faults)
    return [parsed.data]
  })
}

function unknown(raw: object, known: string[], path: string, file: string, id: string, faults: Faults): void {
  for (const name of Object.keys(raw)) if (!known.includes(name) && !name.startsWith('_')) faults.warn(file, id, path + name, 'is not a field of the schema; it stays in the folder and is not published')
}

function whole({ id, from, to, claims }: Subject, file: string, faults: Faults): void {
  if (to < from) faults.fault(file, id, 'to', `${to} is before from ${from}; expected the end on or after it`)
  claims.forEach((claim, i) => {
    const at = `claims.${i}`
    if (claim.max !== undefined && claim.max < claim.min) faults.fault(file, id, `${at}.max`, `${claim.max} is below min ${claim.min}; expected the higher end, or none for "at least"`)
    if (!claim.said === !claim.said_before) faults.fault(file, id, `${at}.said`, claim.said ? 'stands beside said_before; expected the day, or the day before which it was said' : 'is missing; expected the day when it was said, or said_before where only that is known')
    if (claim.said_precision && !claim.said) faults.fault(file, id, `${at}.said_precision`, 'is given without said; expected the day, month or year that it is about')
  })
}

/** That a subject's record is there. `ids`: of all incidents. */
export function checkClaimLinks(subjects: Subject[], ids: Set<string>, file: string, faults: Faults): void {
  for (const { id, incident } of subjects) if (incident !== undefined && !ids.has(incident)) faults.fault(file, id, 'incident', `"${incident}" links to nothing; expected the id of an incident or situation`)
}

/** As it may leave the folder: fields of the schema alone. What is said about a record that is kept back tells of it, and stays as a whole. */
export const publicClaims = (subjects: Subject[], isHidden: (id: string) => boolean): Subject[] =>
  claimsFileSchema.parse({ subjects }).subjects.filter(({ incident }) => incident === undefined || !isHidden(incident))
