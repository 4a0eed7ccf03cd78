import type { Dataset, Incident } from './check'

/**
 * Takes out what the public may not see, before anything is compiled: keys that begin with an underscore never leave
 * the folder. This is the one place; nothing after it needs to think of it.
 */
export function redact(dataset: Dataset): Dataset {
  return { ...dataset, incidents: dataset.incidents.map((i): Incident => ({ ...i, properties: strip(i.properties) })), statements: dataset.statements.map(strip) }
}

function strip<T>(value: T): T {
  if (Array.isArray(value)) return value.map(strip) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith('_')).map(([key, inner]) => [key, strip(inner)])) as T
}
