import { featureFilter, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { mercatorX, mercatorY } from '@/lib/geo/mercator'
import { streetLayers } from './streets'
import { mapStyle } from './style'

/** Fields that the tiles and our own sources carry (scripts/basemap, features.ts). */
const FIELDS = { base: ['level', 'name_en', 'name_ar', 'rank'], areas: ['active', 'kind', 'id', 'ids'], drawn: [] as string[], names: ['name'], rooms: ['width'], loading: [] as string[] }

/** Units of a tile, as filters by place count them. */
const EXTENT = 8192

function gets(value: unknown): string[] {
  if (!Array.isArray(value)) return value && typeof value === 'object' ? Object.values(value).flatMap(gets) : []
  const own = (value[0] === 'get' || value[0] === 'has') && typeof value[1] === 'string' ? [value[1]] : []
  return [...own, ...value.flatMap(gets)]
}

describe.each([['light', 'en'], ['light', 'ar'], ['dark', 'en'], ['dark', 'ar']] as const)('map style, %s, %s', (theme, locale) => {
  const style = mapStyle({ theme, locale }, 'http://localhost')
  it('is valid by the official validator', () => expect(validateStyleMin(style).map(e => e.message)).toEqual([]))
  it('reads only fields that its sources carry', () => {
    for (const layer of style.layers) {
      const source = 'source' in layer ? (layer.source as keyof typeof FIELDS) : null
      for (const field of gets(layer)) expect(source && FIELDS[source], `${layer.id} reads ${field}`).toContain(field)
    }
  })
  it('names places in the page’s language', () => expect(JSON.stringify(style)).toContain(locale === 'ar' ? 'name_ar' : 'name_en'))
  it('asks no other origin', () => expect(JSON.stringify(style).match(/https?:\/\/[^"/]+/g)?.every(o => o === 'http://localhost') ?? true).toBe(true))
})

describe.each([['light', 'en'], ['dark', 'ar']] as const)('over a street-level archive, %s, %s', (theme, locale) => {
  const bounds: [number, number, number, number] = [38, 35, 40, 37]
  const street = streetLayers({ theme, locale, bounds })
  const style = mapStyle({ theme, locale, streets: { tiles: '/api/map/streets/{z}/{x}/{y}?v=1', bounds, maxZoom: 14, ...street } }, 'http://localhost')
  const streets = style.layers.filter(l => 'source' in l && l.source === 'streets')
  const placeOf = (id: string) => style.layers.findIndex(l => l.id === id)
  it('is valid too', () => expect(validateStyleMin(style).map(e => e.message)).toEqual([]))
  it('draws layers and reads fields of the Protomaps schema only', () => {
    expect(new Set(streets.map(l => ('source-layer' in l ? l['source-layer'] : '')))).toEqual(new Set(['earth', 'landuse', 'water', 'buildings', 'roads', 'places']))
    for (const layer of streets) for (const field of gets(layer)) expect(['kind', 'pmap:kind', 'kind_detail', 'is_tunnel', 'population_rank', 'name', 'name:en', 'name:ar'], layer.id).toContain(field)
  })
  it('draws them only in our own faces, without a sprite', () => {
    for (const layer of streets) {
      expect(JSON.stringify(layer), layer.id).not.toContain('icon-image')
      if (layer.type === 'symbol') expect(JSON.stringify(layer.layout?.['text-font'])).toContain('Plex')
      for (const [, font] of JSON.stringify(layer).matchAll(/"(Plex [^"]*|Noto [^"]*)"/g)) expect(Object.keys(style['font-faces'] ?? {})).toContain(font)
    }
    expect(style.sprite ?? style.glyphs).toBeUndefined()
  })
  it('names in the page’s language first', () => {
    for (const layer of street.names) expect(gets(layer).filter(field => field.startsWith('name'))[0]).toBe(`name:${locale}`)
  })
  it('asks for no tile beyond the archive, and comes in only close up', () => {
    expect(style.sources.streets).toMatchObject({ bounds, maxzoom: 14, tiles: ['http://localhost/api/map/streets/{z}/{x}/{y}?v=1'] })
    for (const layer of streets) expect(layer.minzoom, layer.id).toBeGreaterThanOrEqual(9.5)
  })
  it('lies over our ground, under borders, names and record', () => {
    const first = style.layers.indexOf(streets[0])
    expect(first).toBeGreaterThan(placeOf('rivers'))
    expect(placeOf('street-roads')).toBeLessThan(placeOf('borders'))
    expect(style.layers.indexOf(streets[streets.length - 1])).toBeLessThan(placeOf('areas-fill'))
    expect(placeOf('street-buildings')).toBeLessThan(placeOf('street-roads'))
  })
  it('names no town twice: ours give way within its bounds from zoom 11 on', () => {
    const filter = (id: string, zoom: number, lon: number, lat: number) => {
      const layer = style.layers[placeOf(id)]
      const z = Math.floor(zoom)
      const tile = { z, x: Math.floor(mercatorX(lon) * 2 ** z), y: Math.floor(mercatorY(lat) * 2 ** z) }
      const place = { x: Math.round((mercatorX(lon) * 2 ** z - tile.x) * EXTENT), y: Math.round((mercatorY(lat) * 2 ** z - tile.y) * EXTENT) }
      return featureFilter('filter' in layer ? layer.filter : undefined, `layers[${placeOf(id)}].filter`).filter({ zoom }, { type: 1, properties: { rank: 1, kind: 'locality' }, geometry: [[place]] } as never, tile as never)
    }
    expect([filter('street-places', 12, 39, 36), filter('street-places', 12, 41, 36)]).toEqual([true, false])
    expect([filter('towns', 10, 39, 36), filter('towns', 12, 39, 36), filter('towns', 12, 41, 36), filter('town-dots', 12, 39, 36)]).toEqual([true, false, true, false])
  })
})
