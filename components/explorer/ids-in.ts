import { listAddress } from '@/components/panels/use-list'
import type { Area } from '@/lib/geo/area'
import type { ListAnswer } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'
import type { Source } from './source'
import type { ExplorerState } from './store'

/** Some two metres: less than a tile tells apart. */
const NEAR_DEGREES = 2e-5
const MOST = 500

export const aroundPoint = (lon: number, lat: number): Area & { kind: 'box' } =>
  ({ kind: 'box', bounds: [lon - NEAR_DEGREES, lat - NEAR_DEGREES, lon + NEAR_DEGREES, lat + NEAR_DEGREES].map(v => Number(v.toFixed(6))) as [number, number, number, number] })

/** Incidents of the view on screen that lie in an area: how many, and the ids of the newest 500. */
export async function idsIn(area: Area, state: ExplorerState, manifest: Manifest, source: Source): Promise<{ matched: number; ids: string[] }> {
  const { matched, items } = await source.json<ListAnswer>(listAddress({ ...state, view: { ...state.view, area } }, manifest, { kind: 'incident', limit: String(MOST) }))
  return { matched, ids: items.map(item => item.id) }
}
