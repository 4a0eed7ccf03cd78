import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { readListQuestion, rowFilterOf } from '../../list-question'
import { incidentSchema } from '../../model/incident'
import type { ListAnswer } from '../../model/list-item'
import type { Manifest } from '../../model/manifest'
import { AreasBuilder } from '../../publish/areas'
import { representative } from '../../publish/geometry'
import { listItemOf } from '../../publish/item'
import type { StoredFeature } from '../../publish/rows'
import { NO_DAY, type Slice } from '../../slice/columns'
import { compileRows, sliceOf } from '../../slice/compile'
import { newestFirst } from '../../slice/ranks'
import { pageOf, placed, selectRows, type Order } from '../../slice/select'
import { setOf } from '../../text/ord-set'
import type { Domain } from '../../view-window'
import type { OneRecord } from './protocol'

/** Imported records, answering the addresses that the server answers for an edition: the same columns and the same selection as there. */
export class PreviewRecords {
  readonly slice: Slice
  readonly areas: FeatureCollection
  /** In the order of rows. */
  private readonly kept: StoredFeature[]
  private readonly row: Map<string, number>
  private readonly newest: Order

  constructor(features: Feature<Geometry | null>[], private readonly manifest: Manifest, readonly domain: Domain, edition: string) {
    const builder = new AreasBuilder(null)
    const kept = features.map(({ properties, geometry }): StoredFeature => {
      const point = representative(geometry)
      return { properties: incidentSchema.parse(properties), geometry, point: point && [point[0], point[1]] }
    })
    for (const record of kept) builder.add(record)
    this.areas = builder.finish()
    const columns = compileRows(kept.map(k => ({ properties: k.properties, lon: k.point?.[0], lat: k.point?.[1] })), manifest)
    this.slice = sliceOf(columns, manifest, { key: edition, hash: '' })
    const byId = new Map(kept.map(k => [k.properties.id, k]))
    this.kept = columns.id.map(id => byId.get(id) as StoredFeature)
    this.row = new Map(columns.id.map((id, i) => [id, i]))
    this.newest = placed(newestFirst(columns))
  }

  record(id: string): OneRecord | null {
    const kept = this.kept[this.row.get(id) ?? -1]
    return kept ? { properties: kept.properties, point: kept.point } : null
  }

  /** The answer to an address that ends in /areas or /list (with `undated`: what has no date and is in no window). Throws for others. */
  answer(address: string): FeatureCollection | ListAnswer {
    const { pathname, searchParams } = new URL(address, 'http://page')
    if (pathname.endsWith('/areas')) return this.areas
    if (pathname.endsWith('/list')) return this.list(searchParams)
    throw new Error(`No records are asked for by ${pathname}; expected /areas or /list.`)
  }

  private list(params: URLSearchParams): ListAnswer {
    const { columns, meta } = this.slice
    const { view, any, ids, kind, place, limit, after } = readListQuestion(params, this.manifest)
    const { days, ...rest } = rowFilterOf(view, this.manifest, this.domain)
    const undated = params.has('undated')
    const among = ids && setOf(columns.length, ids.flatMap(id => this.row.get(id) ?? []))
    let rows = selectRows(columns, meta, { ...(any ? {} : rest), ...(!any && !undated && { days }), kind, place, among })
    if (undated) rows = rows.filter(row => columns.start[row] === NO_DAY)
    const found = pageOf(rows, this.newest, after === null ? null : Number(after), limit + 1)
    const page = [...found.subarray(0, limit)]
    return { matched: rows.length, items: page.map(row => listItemOf(this.kept[row], this.manifest)), next: found.length > limit && limit > 0 ? String(page[limit - 1]) : null }
  }
}
