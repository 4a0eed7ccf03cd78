import type { Column, Source } from '../cql2/source'
import { DATE_PRECISIONS, GEO_PRECISIONS, GRADINGS, KINDS } from '../model/codes'
import type { Manifest } from '../model/manifest'
import { incidentQueryables } from '../model/queryables'
import { textFields } from '../publish/texts'
import { NO_DAY, type Slice } from '../slice/columns'
import { FIGURES, NO_FIGURE, NOT_STATED, type Figures } from '../slice/figures'
import { decide, NO, YES } from '../cql2/truth'
import { readFigures, scanTexts } from './attributes'
import type { Database } from './database'

/** What of an edition in memory a filter is answered from; `figures` is read when first asked for. */
export interface Asked { key: string; manifest: Manifest; slice: Slice; figures: Promise<Figures> | null }

/** The records of an edition as filters see them: a column per queryable. */
export function incidentSource(db: Database, e: Asked): Source {
  const { columns: c } = e.slice
  const columns: Record<string, () => Column | Promise<Column>> = {
    id: () => ({ kind: 'text', scan: async test => decide(c.length, row => (test(c.id[row]) ? YES : NO)) }),
    kind: () => ({ kind: 'code', values: c.kind, codes: KINDS, none: NOT_STATED }),
    geometry: () => ({ kind: 'point', lon: c.lon, lat: c.lat }),
    grading: () => ({ kind: 'code', values: c.grading, codes: GRADINGS, none: NOT_STATED }),
    date: () => ({ kind: 'interval', start: c.start, end: c.end, none: NO_DAY }),
    date_start: () => ({ kind: 'day', values: c.start, none: NO_DAY }),
    date_end: async () => {
      const { date_end } = await figuresOf(db, e)
      return { kind: 'day', values: c.end.map((day, row) => (date_end[row] ? day : NO_DAY)), none: NO_DAY }
    },
    date_precision: async () => ({ kind: 'code', values: (await figuresOf(db, e)).date_precision, codes: DATE_PRECISIONS, none: NOT_STATED }),
    geo_precision: async () => ({ kind: 'code', values: (await figuresOf(db, e)).geo_precision, codes: GEO_PRECISIONS, none: NOT_STATED }),
    counts_in_totals: async () => ({ kind: 'boolean', values: (await figuresOf(db, e)).counts }),
  }
  for (const name of FIGURES) columns[name] = async () => ({ kind: 'number', values: (await figuresOf(db, e))[name], none: NO_FIGURE })
  for (const name of textFields(e.manifest)) columns[name] = () => ({ kind: 'text', scan: test => scanTexts(db, e.key, c.length, name, test) })
  e.manifest.facets.forEach((facet, i) => { columns[facet.property] = () => ({ kind: 'codes', masks: c.masks[i], codes: facet.codes.map(code => code.code) }) })
  return { rows: c.length, names: Object.keys(incidentQueryables(e.manifest)), column: name => columns[name]() }
}

function figuresOf(db: Database, e: Asked): Promise<Figures> {
  e.figures ??= readFigures(db, e.key).catch((error: unknown) => {
    e.figures = null
    throw error
  })
  return e.figures
}
