import { describe, expect, it } from 'vitest'
import type { Clusters } from '../slice/types'
import { pixelsPerMeter, type CardCamera } from './camera'
import { LOOK } from './look'
import { drawClusters, drawDiscs } from './marks'

const CAMERA: CardCamera = { lon: 36.6, lat: 35.8, zoom: 11, width: 640, height: 630 }
const COLORS = ['#c14325', '#be7d00']

interface One { n: number; parts: [number, number]; same?: boolean; radius: number }
const clustersOf = (all: One[]) => ({
  length: all.length, groups: 2, lon: Float64Array.from(all, () => 36.6), lat: Float64Array.from(all, () => 35.8), n: Uint32Array.from(all, c => c.n),
  parts: Uint32Array.from(all.flatMap(c => c.parts)), same: Uint8Array.from(all, c => Number(c.same ?? false)), radius: Float32Array.from(all, c => c.radius),
}) as Clusters

describe('discs of a frame', () => {
  it('are of true size, in the colour of the only code, and in none where several share the place', () => {
    const svg = drawDiscs(clustersOf([{ n: 1, parts: [0, 1], radius: 3000 }, { n: 3, parts: [2, 1], same: true, radius: 3000 }]), COLORS, CAMERA)
    const radius = String(Math.round(3000 * pixelsPerMeter(35.8, 11) * 10) / 10)
    expect([...svg.matchAll(/ r="([^"]+)" fill="([^"]+)"/g)].map(m => [m[1], m[2]])).toEqual([[radius, '#be7d00'], [radius, LOOK.muted]])
  })
  it('are none for what is exact, for a ring of several places, and for what would be hidden by its dot', () => {
    expect(drawDiscs(clustersOf([{ n: 1, parts: [1, 0], radius: 0 }, { n: 2, parts: [1, 1], radius: 3000 }, { n: 1, parts: [1, 0], radius: 100 }, { n: 1, parts: [1, 0], radius: Number.NaN }]), COLORS, CAMERA)).toBe('')
  })
})

describe('room that marks take from names', () => {
  it('is that of the ring or dot, of a small disc all of it, of a large one its middle', () => {
    const radii = (c: Clusters) => drawClusters(c, COLORS, CAMERA).taken.map(t => Math.round(t.w / 2)).reverse()
    const disc = Math.round(1000 * pixelsPerMeter(35.8, 11) + 2)
    expect(disc).toBeGreaterThan(15)
    expect(radii(clustersOf([{ n: 1, parts: [1, 0], radius: 0 }, { n: 1, parts: [1, 0], radius: 1000 }, { n: 1, parts: [1, 0], radius: 30_000 }]))).toEqual([11, disc, 50])
    // A ring of several places has no disc.
    expect(radii(clustersOf([{ n: 2, parts: [1, 1], radius: 30_000 }]))[0]).toBeLessThan(50)
  })
})
