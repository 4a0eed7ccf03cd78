import type { Manifest } from '../model/manifest'
import type { FacetMaker } from './facets'
import type { Report } from './run'

const WORLD: [number, number, number, number] = [-180, -85, 180, 85]

/** A manifest for what was imported, to be edited: titles, licence and credits are not known from a table, and say so. */
export function manifestFor(report: Report, facets: FacetMaker[], title: string): Manifest {
  const languages = ['en', 'ar']
  const both = (en: string, ar = en) => ({ en, ar })
  const [w, s, e, n] = report.bounds ?? WORLD
  const [padX, padY] = [Math.max(0.2, (e - w) * 0.05), Math.max(0.2, (n - s) * 0.05)]
  const extent: Manifest['extent'] = report.bounds ? [clamp(w - padX, 180), clamp(s - padY, 89), clamp(e + padX, 180), clamp(n + padY, 89)] : WORLD
  const zoom = Math.max(0, Math.min(9, Math.log2(360 / Math.max(extent[2] - extent[0], (extent[3] - extent[1]) * 2, 0.1))))
  return {
    title: both(title), description: both(`Imported from ${report.tables.map(t => t.file).filter((f, i, all) => all.indexOf(f) === i).join(', ')}.`, `مستورد من ${report.tables.map(t => t.file).filter((f, i, all) => all.indexOf(f) === i).join('، ')}.`),
    languages, licence: { name: 'Not stated' }, attribution: [], basemap_attribution: [], time_zone: 'UTC', extent,
    default_view: { from: report.first_day ?? '2000-01-01', to: report.last_day ?? '2030-12-31', camera: { lat: round((extent[1] + extent[3]) / 2), lon: round((extent[0] + extent[2]) / 2), zoom: round(zoom) } },
    facets: facets.map((f, i) => f.facet(i === 0, languages)).filter(f => f.codes.length > 0),
    casualty_fields: countsChildren(report) ? ['killed', 'injured', 'children_killed'] : ['killed', 'injured'], headline_grades: ['confirmed', 'fair', 'weak', 'contested', 'ungraded'], about: [], withdrawn: [], geolocation: false,
  }
}

/** A column of children killed was read (records of this schema may bring them): the pages show only what the manifest lists. */
const countsChildren = ({ tables }: Report): boolean => tables.some(({ mapping }) => mapping.schema === 'atlas' || Object.keys(mapping.fields).some(field => field.startsWith('children_killed')))

const clamp = (v: number, most: number): number => round(Math.max(-most, Math.min(most, v)))
const round = (v: number): number => Math.round(v * 1e4) / 1e4
