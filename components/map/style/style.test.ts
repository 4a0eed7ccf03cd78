import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { streetLayers } from './streets'
import { mapStyle } from './style'

/** Fields that the tiles and our own sources carry (scripts/basemap, features.ts). */
const FIELDS = { base: ['level', 'name_en', 'name_ar', 'rank'], areas: ['active', 'kind', 'id', 'ids'], drawn: [] as string[], names: ['name'], rooms: ['width'] }

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
  const style = mapStyle({ theme, locale, streets: { path: '/api/map/streets/{z}/{x}/{y}', layers: streetLayers({ theme, locale }) } }, 'http://localhost')
  const streets = style.layers.filter(l => 'source' in l && l.source === 'streets')
  it('is valid too', () => expect(validateStyleMin(style).map(e => e.message)).toEqual([]))
  it('draws streets, and only in our own faces, without a sprite', () => {
    expect(streets.length).toBeGreaterThan(20)
    for (const layer of streets) {
      expect(JSON.stringify(layer), layer.id).not.toContain('icon-image')
      for (const [, font] of JSON.stringify(layer).matchAll(/"(Plex [^"]*|Noto [^"]*)"/g)) expect(Object.keys(style['font-faces'] ?? {})).toContain(font)
    }
  })
  it('keeps the record on top', () => expect(style.layers.findLastIndex(l => 'source' in l && l.source === 'streets')).toBeLessThan(style.layers.findIndex(l => l.id === 'areas-fill')))
})
