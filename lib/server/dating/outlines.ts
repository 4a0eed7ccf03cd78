import 'server-only'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { boundsOf } from '../../geo/bounds'
import { Lru } from '../../lru'
import type { PublishedProject } from '../../model/dating'
import type { Bounds } from '../../slice/types'
import { fileBytes, fileOf } from '../../store/files'
import { EditionGone } from '../../store/read'
import { store } from '../store'

export interface Outline { geometry: Polygon | MultiPolygon; bounds: Bounds }

const MOST_FILES = 8
const held = new Lru<Promise<Outline[]>>(MOST_FILES)

/** Outlines of a project's buildings, in their order, out of the file that the edition hands out. Throws EditionGone. */
export const outlinesOf = ({ outlines: { sha256 }, ids }: PublishedProject, edition: string): Promise<Outline[]> => held.get(sha256, async () => {
  const db = await store()
  const file = await fileOf(db, edition, sha256)
  if (!file) throw new EditionGone(edition, 'outlines of buildings')
  const { features } = JSON.parse(new TextDecoder().decode(await fileBytes(db, sha256, 0, file.length))) as FeatureCollection
  const byId = new Map((features as Feature<Polygon | MultiPolygon>[]).map(f => [f.id, f.geometry]))
  return ids.map(id => {
    const geometry = byId.get(id) as Polygon | MultiPolygon
    return { geometry, bounds: boundsOf(geometry.coordinates) }
  })
})
