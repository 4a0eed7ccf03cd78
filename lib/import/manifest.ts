import type { Manifest } from '../model/manifest'
import type { FacetMaker } from './facets'
import type { Schema } from './mapping'
import type { Report } from './run'

/** Whom the figures of a schema count: fighters too, which a reader of "killed" would not guess. */
const COUNTED: Partial<Record<Schema, Record<'en' | 'ar', string>>> = {
  ucdp_ged: { en: 'Those killed are all deaths of an event, fighters included, from UCDP’s low to its high estimate.', ar: 'القتلى هم جميع من قُتلوا في الحدث، ومنهم المقاتلون، من أدنى تقدير لدى UCDP إلى أعلاه.' },
  acled: { en: 'Those killed are all fatalities that ACLED reports for an event, fighters included.', ar: 'القتلى هم جميع الوفيات التي يذكرها ACLED للحدث، ومنهم المقاتلون.' },
}

const WORLD: [number, number, number, number] = [-180, -85, 180, 85]

/** A manifest for what was imported, to be edited: titles, licence and credits are not known from a table, and say so. */
export function manifestFor(report: Report<unknown>, facets: FacetMaker[], title: string): Manifest {
  const languages = ['en', 'ar']
  const both = (en: string, ar = en) => ({ en, ar })
  const files = [...new Set(report.tables.map(t => t.file))]
  const describe = (language: 'en' | 'ar', first: string) => [first, ...new Set(report.tables.flatMap(t => COUNTED[t.mapping.schema]?.[language] ?? []))].join(' ')
  const [w, s, e, n] = report.bounds ?? WORLD
  const [padX, padY] = [Math.max(0.2, (e - w) * 0.05), Math.max(0.2, (n - s) * 0.05)]
  const extent: Manifest['extent'] = report.bounds ? [clamp(w - padX, 180), clamp(s - padY, 89), clamp(e + padX, 180), clamp(n + padY, 89)] : WORLD
  const zoom = Math.max(0, Math.min(9, Math.log2(360 / Math.max(extent[2] - extent[0], (extent[3] - extent[1]) * 2, 0.1))))
  return {
    title: both(title), description: both(describe('en', `Imported from ${files.join(', ')}.`), describe('ar', `مستورد من ${files.join('، ')}.`)),
    languages, licence: { name: 'Not stated' }, attribution: [], basemap_attribution: [], time_zone: 'UTC', extent,
    default_view: { from: report.first_day ?? '2000-01-01', to: report.last_day ?? '2030-12-31', camera: { lat: round((extent[1] + extent[3]) / 2), lon: round((extent[0] + extent[2]) / 2), zoom: round(zoom) } },
    facets: facets.map((f, i) => f.facet(i === 0, languages)).filter(f => f.codes.length > 0),
    casualty_fields: countsChildren(report) ? ['killed', 'injured', 'children_killed'] : ['killed', 'injured'], headline_grades: ['confirmed', 'fair', 'weak', 'contested', 'ungraded'], about: [], withdrawn: [], geolocation: false,
  }
}

/** A column of children killed was read (records of this schema may bring them): the pages show only what the manifest lists. */
const countsChildren = ({ tables }: Report<unknown>): boolean => tables.some(({ mapping }) => mapping.schema === 'atlas' || Object.keys(mapping.fields).some(field => field.startsWith('children_killed')))

const clamp = (v: number, most: number): number => round(Math.max(-most, Math.min(most, v)))
const round = (v: number): number => Math.round(v * 1e4) / 1e4
