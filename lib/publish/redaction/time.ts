import type { Evidence } from '../../model/evidence'
import type { IncidentProperties } from '../../model/incident'
import type { TIMES } from '../../model/redaction'
import { formatDay, monthEnd, monthStart } from '../../time/day'
import { intervalOf } from '../../time/interval'

type To = (typeof TIMES)[number]
type Dates = Pick<IncidentProperties, 'date_start' | 'date_end' | 'date_precision'>

/** Dates known to the calendar month at best; several months are a range of whole ones. What is coarser already stays. */
export function coarsenDates(p: Dates): Dates {
  const days = intervalOf(p)
  if (!days || !p.date_start) return {}
  if (p.date_precision === 'year' && p.date_end === undefined) return { date_start: `${p.date_start.slice(0, 4)}-01-01`, date_precision: 'year' }
  const [first, last] = [monthStart(days.start), monthEnd(days.end)]
  return last === monthEnd(first) ? { date_start: formatDay(first), date_precision: 'month' } : { date_start: formatDay(first), date_end: formatDay(last), date_precision: 'range' }
}

/** An item without its hour; known to the month, without its day and without when it was collected, which is soon after. */
export function coarsenItem(e: Evidence, to: To): Evidence {
  if (to === 'day') return e.when ? { ...e, when: { date: e.when.date, ...(e.when.date_end && { date_end: e.when.date_end }) } } : e
  const { when: _when, collected_at: _collected, ...rest } = e
  return rest
}
