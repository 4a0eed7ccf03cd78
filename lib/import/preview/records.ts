import type { Feature, Geometry, Position } from 'geojson'
import { containsPoint } from '../../geo/area'
import { GRADINGS } from '../../model/codes'
import { incidentSchema, type IncidentProperties } from '../../model/incident'
import type { ListItem } from '../../model/list-item'
import type { Manifest } from '../../model/manifest'
import { representative } from '../../publish/geometry'
import { NO_DAY, type Columns } from '../../slice/columns'
import { compileRows } from '../../slice/compile'
import type { Listed, OneRecord, Section, Selection } from './protocol'

export interface Kept { properties: IncidentProperties; geometry: Geometry | null; point: Position | null }

/** Imported records as the preview asks for them: the same columns as the engine's, so that list and map agree. */
export class PreviewRecords {
  readonly columns: Columns
  readonly kept: Kept[]
  private readonly row: Map<string, number>

  constructor(features: Feature<Geometry | null>[], private readonly manifest: Manifest) {
    const kept = features.map(({ properties, geometry }): Kept => ({ properties: incidentSchema.parse(properties), geometry, point: representative(geometry) }))
    this.columns = compileRows(kept.map(k => ({ properties: k.properties, lon: k.point?.[0], lat: k.point?.[1] })), manifest)
    const byId = new Map(kept.map(k => [k.properties.id, k]))
    this.kept = this.columns.id.map(id => byId.get(id) as Kept)
    this.row = new Map(this.columns.id.map((id, i) => [id, i]))
  }

  record(id: string): OneRecord | null {
    const kept = this.kept[this.row.get(id) ?? -1]
    return kept ? { properties: kept.properties, point: kept.point ? [kept.point[0], kept.point[1]] : null } : null
  }

  some(ids: string[]): ListItem[] {
    return ids.flatMap(id => {
      const row = this.row.get(id)
      return row === undefined ? [] : [this.item(row)]
    })
  }

  /** What matches, newest first, in sections; each at most `limit` rows. Undated records are in no window and have a section of their own. */
  list({ window, facets, area }: Selection, limit: number): Listed[] {
    const c = this.columns
    const wanted = this.manifest.facets.map(f => f.codes.reduce((mask, { code }, bit) => (facets[f.property]?.includes(code) ? mask | (1 << bit) : mask), 0))
    const grades = facets.grading?.length ? new Set(facets.grading.map(g => GRADINGS.indexOf(g as (typeof GRADINGS)[number]))) : null
    const sections: Record<Section, { matched: number; rows: number[] }> = { incidents: { matched: 0, rows: [] }, withoutPlace: { matched: 0, rows: [] }, withoutDate: { matched: 0, rows: [] }, situations: { matched: 0, rows: [] } }
    for (let i = c.length - 1; i >= 0; i--) {
      const dated = c.start[i] !== NO_DAY
      if (dated && !(window.match === 'certain' ? c.start[i] >= window.from && c.end[i] <= window.to : c.start[i] <= window.to && c.end[i] >= window.from)) continue
      if (wanted.some((mask, f) => mask !== 0 && (c.masks[f][i] & mask) === 0) || (grades && !grades.has(c.grading[i]))) continue
      const placed = !Number.isNaN(c.lon[i])
      if (area && !(placed && containsPoint(area, c.lon[i], c.lat[i]))) continue
      const section = sections[!dated ? 'withoutDate' : c.kind[i] ? 'situations' : placed ? 'incidents' : 'withoutPlace']
      section.matched++
      if (section.rows.length < limit) section.rows.push(i)
    }
    return (Object.entries(sections) as [Section, { matched: number; rows: number[] }][]).map(([section, { matched, rows }]) => ({ section, matched, items: rows.map(i => this.item(i)) }))
  }

  private item(row: number): ListItem {
    const { properties: p, point } = this.kept[row]
    const facets = Object.fromEntries(this.manifest.facets.map(f => [f.property, Array.isArray(p[f.property]) ? (p[f.property] as string[]) : []]))
    return {
      id: p.id, kind: p.kind, title_en: p.title_en, title_ar: p.title_ar, place_en: p.place_en, place_ar: p.place_ar,
      date_start: p.date_start, date_end: p.date_end, date_precision: p.date_precision, geo_precision: p.geo_precision, grading: p.grading,
      killed_min: p.killed_min, killed_max: p.killed_max, injured_min: p.injured_min, injured_max: p.injured_max, lon: point?.[0], lat: point?.[1], facets,
    }
  }
}
