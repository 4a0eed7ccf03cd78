import 'server-only'
import { boundsOf, cameraOn, projector, type CardCamera } from '../../card/camera'
import { drawGround } from '../../card/ground'
import { LOOK } from '../../card/look'
import { drawMap } from '../../card/map'
import { drawClusters, drawDisc, drawOutline, drawPlace, SCALE, type Marks } from '../../card/marks'
import { measure, paint, wakePainter } from '../../card/painter'
import { colorsOf, groupingOf } from '../../model/facets'
import type { Facet } from '../../model/manifest'
import { NO_DAY, type Columns, type Slice } from '../../slice/columns'
import { cut } from '../../slice/compile'
import { createEngine } from '../../slice/engine'
import type { Bounds, Frame, FrameQuery } from '../../slice/types'
import type { Loaded } from '../../store/ask'
import type { Database } from '../../store/database'
import { areasOf } from '../../store/read'
import { boundsOfPositions, mapCredits } from '../cards'
import { baseArchive } from '../tiles'

const [WIDTH, HEIGHT] = [1200, 750]
/** Pixels of the picture to one of the drawing: it is printed. */
const DENSITY = 1.5

export interface Drawn { png: Uint8Array; frame: Frame; isEmpty: boolean }

/** The frame of a selection, and its map as a picture: incidents as rings and dots, each place no more exact than it is known, situations and governorates as outlines. */
export async function drawSelection(db: Database, loaded: Loaded, rows: Uint32Array, facet: Facet, locale: string): Promise<Drawn> {
  wakePainter()
  const slice = alone(loaded.slice, rows)
  const engine = createEngine(slice)
  const query: FrameQuery = { window: { from: -NO_DAY, to: NO_DAY - 1, match: 'possible' }, facets: {}, area: null, by: groupingOf(facet), viewport: null, histogram: null, overview: null }
  const areas = (await areasOf(db, loaded.key))?.features ?? []
  const chosen = new Set(slice.columns.id)
  const outlines = areas.flatMap(({ geometry, properties }) => {
    const records = (properties as { records: { id: string }[] }).records.filter(r => chosen.has(r.id))
    return records.length && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') ? [{ geometry, records }] : []
  })
  const outlined = new Set(outlines.flatMap(o => o.records.map(r => r.id)))
  const bounds = around([engine.frame(query).bounds, ...outlines.map(o => boundsOfPositions(o.geometry.coordinates)), ...situations(slice.columns).map(([lon, lat]): Bounds => [lon, lat, lon, lat])])
  const camera = cameraOn(bounds ?? loaded.manifest.extent, WIDTH, HEIGHT)
  const frame = engine.frame({ ...query, viewport: { bounds: boundsOf(camera), zoom: camera.zoom - Math.log2(SCALE) } })
  const marks = joined([
    ...outlines.map(o => drawOutline(o.geometry, camera)),
    ...situations(slice.columns).filter(([,, id]) => !outlined.has(id)).map(([lon, lat,, radius]) => drawPlace(lon, lat, radius, LOOK.accent, camera)),
    { svg: discs(slice.columns, facet, loaded, camera), taken: [] },
    ...(frame.clusters ? [drawClusters(frame.clusters, colorsOf(facet, 'light'), camera)] : []),
  ])
  const ground = await drawGround(baseArchive(), camera, locale === 'ar' ? 'name_ar' : 'name_en')
  const svg = await drawMap({ ground: ground.svg, names: ground.names, marks, camera }, mapCredits(loaded.manifest).join(' · '), DENSITY, measure)
  return { png: await paint(svg), frame, isEmpty: bounds === null }
}

/** The rows as a slice of their own, in which those without a date share its last day: a selection has them, and no window would. */
function alone({ columns, meta }: Slice, rows: Uint32Array): Slice {
  const own = cut(columns, rows)
  const last = meta.last ?? 0
  own.start.forEach((day, i) => { if (day === NO_DAY) own.start[i] = own.end[i] = last })
  return { columns: own, meta: { ...meta, rows: own.length } }
}

/** [longitude, latitude, id, metres] of situations that have a point. */
const situations = (c: Columns): [number, number, string, number][] =>
  Array.from({ length: c.length }, (_, i) => i).filter(i => c.kind[i] === 1 && !Number.isNaN(c.lon[i])).map(i => [c.lon[i], c.lat[i], c.id[i], c.radius[i] || 0])

/** A disc for each place whose incidents are not known exactly, once for all that share it. */
function discs(c: Columns, facet: Facet, { manifest }: Loaded, camera: CardCamera): string {
  const at = projector(camera)
  const f = manifest.facets.findIndex(one => one.property === facet.property)
  const drawn = new Map<string, string>()
  for (let i = 0; i < c.length; i++) {
    if (c.kind[i] === 1 || Number.isNaN(c.lon[i]) || !(c.radius[i] > 0)) continue
    const key = `${at(c.lon[i], c.lat[i]).map(Math.round)} ${c.radius[i]}`
    const code = f < 0 ? undefined : facet.codes.find((_, bit) => (c.masks[f][i] >>> bit) & 1)
    const color = code?.color?.light ?? LOOK.muted
    // Of several kinds of incident the doubt has no colour.
    drawn.set(key, drawDisc(c.lon[i], c.lat[i], c.radius[i], drawn.has(key) && !drawn.get(key)?.includes(color) ? LOOK.muted : color, camera))
  }
  return [...drawn.values()].join('')
}

const joined = (all: Marks[]): Marks => ({ svg: all.map(m => m.svg).join(''), taken: all.flatMap(m => m.taken) })

/** What holds all bounds, west and east as they are; null without any. */
function around(all: (Bounds | null)[]): Bounds | null {
  const known = all.filter((b): b is Bounds => b !== null)
  return known.length ? [Math.min(...known.map(b => b[0])), Math.min(...known.map(b => b[1])), Math.max(...known.map(b => b[2])), Math.max(...known.map(b => b[3]))] : null
}
