import 'server-only'
import { matching, statementsOf, type Filter, type Loaded } from '../store/ask'
import type { Database } from '../store/database'
import { listStatements, ordsOfStatements, type StatementSummary } from '../store/read'
import { hasOrd, setOf } from '../text/ord-set'
import { parseDay } from '../time/day'

/** Statements looked at together for what they name. */
const AT_ONCE = 100

/** Statements, the newest first: those that match the search and lie in the days; with filters or an area, those that name a record which passes them. */
export async function statementsThat(db: Database, loaded: Loaded, { days, q, statement, facets = {}, area, kind }: Filter, limit = Infinity): Promise<StatementSummary[]> {
  const asked = q || statement ? await listStatements(db, loaded.key, { q, ids: statement ? [statement] : undefined }) : await statementsOf(db, loaded)
  const all = asked.filter(({ data }) => {
    const day = parseDay(data.date)
    return !days || (day !== null && (days.from === null || day >= days.from) && (days.to === null || day <= days.to))
  })
  const narrows = area !== undefined || kind !== undefined || Object.values(facets).some(codes => codes.length)
  if (!narrows) return all.slice(0, limit)
  const passing = setOf(loaded.slice.columns.length, await matching(db, loaded, { facets, area, kind }))
  const found: StatementSummary[] = []
  for (let from = 0; from < all.length && found.length < limit; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE)
    const named = await ordsOfStatements(db, loaded.key, some.map(s => s.data.id))
    found.push(...some.filter(s => named.get(s.data.id)?.some(ord => hasOrd(passing, ord))))
  }
  return found.slice(0, limit)
}

/** Sign of two statements' order by `date` or `title`; `-` before the name turns it round. */
export function inOrder(a: { date: string; title_en: string }, b: { date: string; title_en: string }, name: string): number {
  const [x, y] = name.endsWith('date') ? [a.date, b.date] : [a.title_en.toLowerCase(), b.title_en.toLowerCase()]
  return (x < y ? -1 : x > y ? 1 : 0) * (name.startsWith('-') ? -1 : 1)
}
