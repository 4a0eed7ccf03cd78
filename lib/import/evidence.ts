import { evidenceSchema, type Evidence } from '../model/evidence'
import { say, type Said } from './words/said'
import { schemaIssue } from './words/schema-issue'

type Item = Record<string, unknown>
const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Items of evidence that a foreign record carries in the form in which we publish them, so that they stay items. What is needed and
 * missing is taken from the record (its id, its source); what an item may not be published as, it is not: one with personal
 * information is withheld, one that is called verified without saying how is not called so. `tell`: what was left out or changed.
 */
export function importedEvidence(raw: Item | undefined, record: { id: string; sources: unknown }, tell: (kind: 'left_out' | 'assumed', value: unknown, reason: Said) => void): Evidence[] {
  const properties = isItem(raw?.properties) ? raw.properties : raw
  const list = properties?.evidence
  if (!Array.isArray(list) || !list.length || !list.every(isItem)) return []
  const taken = new Set<string>()
  return list.flatMap((item, i): Evidence[] => {
    const own = typeof item.id === 'string' && !taken.has(item.id) ? item.id : `${record.id}-evidence-${i + 1}`
    const source = item.source ?? (Array.isArray(record.sources) ? record.sources[0] : undefined)
    const parsed = evidenceSchema.safeParse({ ...item, id: own, source, file: undefined })
    if (!parsed.success) {
      tell('left_out', JSON.stringify(item), say('evidence.leftOut', { field: parsed.error.issues[0].path.join('.'), why: schemaIssue(parsed.error.issues[0].message) }))
      return []
    }
    const found = parsed.data
    taken.add(own)
    if (found.published && found.sensitivity === 'personal_information') {
      tell('assumed', own, say('evidence.withheld'))
      found.published = false
    }
    if (!found.published) found.withheld_reason ??= 'protects_people'
    else delete found.withheld_reason
    if (found.published && found.verification !== 'unverified' && !found.verified_how_en) {
      tell('assumed', own, say('evidence.unverified', { said: found.verification }))
      found.verification = 'unverified'
    }
    return [found]
  })
}
