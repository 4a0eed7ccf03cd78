import { FIELDS, type Field, type Mapping } from './mapping'

/** What a column is read as: a field, a facet (`facet:property`), or nothing (''). */
export type Use = Field | `facet:${string}` | ''

/** The uses of a column, the one that names it best first: a title is made of other columns as well. */
export function usesOf({ fields, facets }: Pick<Mapping, 'fields' | 'facets'>, column: string): Use[] {
  const own = FIELDS.filter(field => fields[field]?.includes(column)).sort((a, b) => Number(a === 'title') - Number(b === 'title'))
  return [...own, ...Object.entries(facets).filter(([, name]) => name === column).map(([property]): Use => `facet:${property}`)]
}

/** The mapping with a column read as `use`, where it was read as `before`; who held that field gives it up. `why` is said of the new use. */
export function withUse<Words>(mapping: Mapping<Words>, column: string, before: Use, use: Use, why: Words): Mapping<Words> {
  const fields = Object.fromEntries(Object.entries(mapping.fields).map(([field, columns]) => [field, field === before ? columns.filter(c => c !== column) : columns]).filter(([, columns]) => columns.length)) as Mapping['fields']
  const facets = Object.fromEntries(Object.entries(mapping.facets).filter(([property]) => `facet:${property}` !== before))
  const because = Object.fromEntries(Object.entries(mapping.because).filter(([name]) => name !== before.replace('facet:', 'facets.') && name !== use))
  if (use.startsWith('facet:')) facets[use.slice('facet:'.length)] = column
  else if (use) fields[use as Field] = use === 'title' ? [column, ...(fields.title ?? []).filter(c => c !== column)] : [column]
  return { ...mapping, fields, facets, because: use ? { ...because, [use.replace('facet:', 'facets.')]: why } : because }
}

/** A free name for a facet that is made from a column. */
export function facetName(column: string, mapping: Pick<Mapping, 'facets'>): string {
  const base = column.normalize('NFD').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '').slice(0, 24) || 'facet'
  let name = `${base}_type`
  for (let i = 2; Object.hasOwn(mapping.facets, name); i++) name = `${base}_type_${i}`
  return name
}
