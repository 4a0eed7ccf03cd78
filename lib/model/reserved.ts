/** Names of the view in the address: a facet may not take them (docs/api.md). */
export const RESERVED_NAMES = [
  'from', 'to', 'match', 'mode', 'grading', 'statement', 'q', 'area', 'by', 'tab', 'sort', 'span', 'at', 'claims', 'edition', 'show', 'incident',
  'bbox', 'datetime', 'limit', 'kind', 'cursor', 'sortby', 'filter', 'crs', 'f', 'lang', 'ids', 'place', 'offset', 'date', 'geometry',
] as const
