import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { streetLayers } from '@/components/map/style/streets'
import { mapStyle } from '@/components/map/style/style'
import { buildMaplibre, MAPLIBRE } from './maplibre.mjs'

/** Names under which classes travel between the page and MapLibre's worker. */
const registered = (text: string): string[] => [...new Set([...text.matchAll(/[\w$]\(["`]([A-Z]\w+)["`],[\w$]+(?:,\{(?:omit|shallow):\[[^\]]*\]\})?\)/g)].map(m => m[1]))].sort()

describe('MapLibre in parts', () => {
  let made = ''
  beforeAll(async () => {
    await buildMaplibre()
    made = readFileSync(MAPLIBRE, 'utf8')
  })

  it('is the version of the package, and gives what the pages ask for', () => {
    const { version } = JSON.parse(readFileSync('node_modules/maplibre-gl/package.json', 'utf8')) as { version: string }
    expect(made).toContain(`"${version}"`)
    expect(made).toMatch(/export\{\w+ as Map,\w+ as setWorkerUrl\}/)
    expect(existsSync('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs')).toBe(true)
  })

  it('knows every class that the whole package can be sent by its worker, but those of layers that are left out', () => {
    const [whole, page] = [readFileSync('node_modules/maplibre-gl/dist/maplibre-gl.mjs', 'utf8'), made].map(registered)
    expect(whole.length).toBeGreaterThan(60)
    expect(whole.filter(name => !page.includes(name))).toEqual(['DEMData', 'FillExtrusionBucket', 'HeatmapBucket'])
  })

  it('draws every kind of layer that our styles name', () => {
    const street = { tiles: '/{z}/{x}/{y}', bounds: [-180, -85, 180, 85] as [number, number, number, number], maxZoom: 14, ...streetLayers({ theme: 'light', locale: 'ar', bounds: [-180, -85, 180, 85] }) }
    const { layers, sources } = mapStyle({ theme: 'light', locale: 'ar', streets: street }, 'https://atlas.example')
    const missing = (what: string) => made.includes(`${what.replaceAll('-', '_')} is not part of this map`)
    for (const type of new Set(layers.map(layer => layer.type))) expect([type, missing(`draw_${type}`), missing(`${type}_style_layer`), missing(`${type}_bucket`)]).toEqual([type, false, false, false])
    for (const { type } of Object.values(sources)) expect([type, missing(`${type}_source`)]).toEqual([type, false])
    // The same question of one that is left out: the sentence is there to be found.
    expect([missing('draw_heatmap'), missing('globe_transform')]).toEqual([true, true])
  })
})
