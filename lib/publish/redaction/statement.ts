import type { Redacted } from '../../model/redaction'
import { statementSchema, type Statement } from '../../model/statement'
import type { Policy } from './policy'
import { replace, withhold } from './withhold'

/** A sound statement → what of it may leave the folder, and what was done; null when it may not leave at all. Its links are the records' matter. */
export function redactStatement(s: Statement, policy: Policy): { statement: Statement | null; done: Redacted[] } {
  const rules = policy.ofStatement(s).map(h => h.rule)
  if (!rules.length) return { statement: s, done: [] }
  const gone = rules.find(rule => rule.omit)
  if (gone) return { statement: null, done: [{ what: 'statement', reason: gone.reason }] }
  const out = structuredClone(s)
  const done = rules.flatMap((rule): Redacted[] => {
    const fields = (rule.withhold ?? []).filter(path => withhold(path, statementSchema, out))
    for (const [path, text] of Object.entries(rule.replace ?? {})) if (replace(path, text, statementSchema, out)) fields.push(path)
    return fields.length ? [{ what: 'fields', fields, reason: rule.reason }] : []
  })
  return { statement: statementSchema.parse(out), done }
}
