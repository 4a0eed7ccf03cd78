import type { Redacted } from './model/redaction'

type Values = Record<string, string | number>
/** Texts of the interface by dotted key. */
type Say = (key: string, values?: Values) => string

/** "The date is shown to the month": what was done to a record or statement, without the reason. `label`: what a field is called. */
export function redactedWords({ what, fields = [], to = '', n = 1 }: Redacted, t: Say, locale: string, label: (field: string) => string): string {
  if (what === 'fields') return t('redacted.fields', { fields: [...new Set(fields.map(path => path.split('.').map(label).join(' › ')))].join(locale === 'ar' ? '، ' : ', ') })
  if (what === 'place') return t('redacted.place', { known: t(`precision.${to}`) })
  if (what === 'time') return t(to === 'day' ? 'redacted.timeDay' : 'redacted.timeMonth')
  return t(`redacted.${what}`, { n })
}

/** The same of a whole edition: "Place of 3 records: known to the town". */
export function redactedCount({ what, to = '', n = 1 }: Redacted, t: Say): string {
  if (what === 'place') return t('redacted.placeCount', { n, known: t(`precision.${to}`) })
  if (what === 'time') return t(to === 'day' ? 'redacted.timeDayCount' : 'redacted.timeMonthCount', { n })
  return t(what === 'fields' || what === 'id' ? `redacted.${what}Count` : `redacted.${what}`, { n })
}
