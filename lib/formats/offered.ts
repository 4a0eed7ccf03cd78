/** Every file that the record is handed out in, in the order in which they are offered: the end of its name, and what it is called. */
export const OFFERED = [
  { ending: 'csv', name: 'CSV' }, { ending: 'xlsx', name: 'Excel (XLSX)' }, { ending: 'geojson', name: 'GeoJSON' }, { ending: 'hxl.csv', name: 'CSV + HXL' },
  { ending: 'kml', name: 'KML' }, { ending: 'fgb', name: 'FlatGeobuf' }, { ending: 'jsonl', name: 'JSON Lines' },
] as const
export type Ending = (typeof OFFERED)[number]['ending']

/** Address of an export (docs/api.md). `query`: with `?`, or empty for the whole edition. */
export const exportAddress = (edition: string, collection: 'incidents' | 'statements', ending: Ending, query = ''): string => `/api/editions/${edition}/export/${collection}.${ending}${query}`

/** The case bundle of a selection of incidents and situations, beside the formats. */
export const BUNDLE = 'bundle.zip'
/** Records that a case bundle takes: measured (docs/decisions/0024-case-bundle.md). */
export const BUNDLE_RECORDS = 2000
export const bundleAddress = (edition: string, query = ''): string => `/api/editions/${edition}/export/${BUNDLE}${query}`
