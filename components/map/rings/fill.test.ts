import { describe, expect, it } from 'vitest'
import type { Clusters } from '@/lib/slice/types'
import { fill, shortCount } from './fill'
import { FLOATS, Instances, KIND } from './instances'
import { EMPTY_SCENE, type Camera, type Scene } from './scene'

const sprites = { text: () => ({ uv: [0, 0, 1, 1] as [number, number, number, number], half: [8, 9] as [number, number] }), icon: () => ({ uv: [0, 0, 1, 1] as [number, number, number, number], half: [7, 7] as [number, number] }) }
const camera: Camera = { lon: 37, lat: 36, zoom: 9, bearing: 0, width: 1000, height: 700 }

interface One { lon?: number; lat?: number; n?: number; parts?: number[]; same?: boolean; radius?: number; code?: number }
function clustersOf(all: One[]): Clusters {
  const length = all.length
  return {
    length, groups: 3, lon: Float64Array.from(all, c => c.lon ?? 37), lat: Float64Array.from(all, c => c.lat ?? 36), n: Uint32Array.from(all, c => c.n ?? 1),
    parts: Uint32Array.from(all.flatMap(c => c.parts ?? [c.n ?? 1, 0, 0])), bounds: new Float64Array(length * 4), same: Uint8Array.from(all, c => Number(c.same ?? (c.n ?? 1) === 1)),
    row: new Int32Array(length), precision: new Uint8Array(length), radius: Float32Array.from(all, c => c.radius ?? 0), code: Uint8Array.from(all, c => c.code ?? 0), icon: Uint8Array.from(all, c => c.code ?? 0),
  }
}
const base: Scene = { ...EMPTY_SCENE, palette: [[1, 0, 0], [0, 1, 0], [0.5, 0.5, 0.5]], groupOfCode: [0, 1, 2], icons: ['medical', 'school', null] }
const filled = (scene: Partial<Scene>, at: Partial<Camera> = {}) => {
  const out = new Instances()
  fill(out, { ...base, ...scene }, { ...camera, ...at }, sprites)
  return { out, list: Array.from({ length: out.count }, (_, i) => { const [x, y, , , , , kind, radius, group, emphasis] = out.data.subarray(i * FLOATS); return { x, y, kind, radius, group, emphasis } }) }
}

describe('fill', () => {
  it('draws a single one as a dot, from zoom 10 on larger, with its icon', () => {
    expect(filled({ clusters: clustersOf([{}]) }).list).toMatchObject([{ kind: KIND.dot, radius: 6, group: 0 }])
    expect(filled({ clusters: clustersOf([{}]) }, { zoom: 10 }).list).toMatchObject([{ kind: KIND.dot, radius: 11 }])
  })
  it('draws several as a ring that grows with the root of their number, 30 at most, parts as shares of the turn', () => {
    const { list, out } = filled({ clusters: clustersOf([{ n: 4, parts: [1, 2, 1] }, { n: 5000 }]) })
    expect(list.map(i => Math.round(i.radius * 10) / 10)).toEqual([30, 17.2])
    expect(Array.from(out.data.subarray(FLOATS + 16, FLOATS + 24))).toEqual([0.25, 0.75, 1, 1, 1, 1, 1, 1])
  })
  it('draws the true size of a doubtful place, also of several at one point, never of several places', () => {
    const discs = (one: One) => filled({ clusters: clustersOf([one]) }, { zoom: 12 }).list.filter(i => i.kind === KIND.disc)
    expect(discs({ radius: 3000 })[0].radius).toBeCloseTo(3000 * (512 * 2 ** 12) / (40_075_016.686 * Math.cos((36 * Math.PI) / 180)), 2)
    expect(discs({ radius: 3000, n: 3, same: true })).toMatchObject([{ group: 0 }])
    expect(discs({ radius: 3000, n: 3, parts: [1, 1, 1], same: true })).toMatchObject([{ group: 2 }])
    expect(discs({ radius: 3000, n: 3, same: false })).toEqual([])
    expect(discs({ radius: 0 })).toEqual([])
  })
  it('still tints the whole screen when it lies inside the disc', () => expect(filled({ clusters: clustersOf([{ radius: 3000 }]) }, { zoom: 18 }).list[0].kind).toBe(KIND.disc))
  it('keeps what is off the screen out of the picture and out of reach', () => expect(filled({ clusters: clustersOf([{ lon: 60 }, { n: 9, lat: 0 }]) }).out).toMatchObject({ count: 0, targets: [] }))
  it('puts larger rings over smaller ones, and finds them first', () => {
    const { out } = filled({ clusters: clustersOf([{ n: 30 }, { n: 2 }]) })
    expect(out.targets.map(t => t.cluster)).toEqual([1, 0])
  })
  it('emphasises what is under the pointer and what is highlighted, wherever it went', () => {
    expect(filled({ clusters: clustersOf([{}]), hovered: 0 }).list[0].emphasis).toBe(1)
    expect(filled({ clusters: clustersOf([{ n: 5 }]), highlighted: [{ lon: 37, lat: 36 }] }).list).toMatchObject([{ kind: KIND.ring, emphasis: 1 }])
    expect(filled({ highlighted: [{ lon: 37, lat: 36 }] }).list).toMatchObject([{ kind: KIND.halo }])
  })
  it('sets the open record on the rim of the ring that holds it', () => {
    const { list } = filled({ clusters: clustersOf([{ n: 5, same: true }]), selected: { lon: 37, lat: 36, radiusMeters: null, code: 1, icon: 1 } })
    const open = list.at(-1)
    expect(open).toMatchObject({ kind: KIND.dot, emphasis: 2, group: 1 })
    expect(open?.x).toBeGreaterThan(505)
  })
  it('fans members out so that each can be picked', () => {
    const members = Array.from({ length: 5 }, (_, i) => ({ id: `r${i}`, row: i, start: 0, end: 0, code: 0, icon: 0, lon: 37, lat: 36 }))
    const { out, list } = filled({ clusters: clustersOf([{ n: 5, same: true }]), fan: { lon: 37, lat: 36, members } })
    expect(out.targets.filter(t => t.member >= 0).map(t => t.member)).toEqual([0, 1, 2, 3, 4])
    expect(list.filter(i => i.kind === KIND.line)).toHaveLength(5)
  })
})

it('shortens counts to what fits', () => expect([7, 999, 1234, 9949, 9950, 123_456, 999_500, 2_340_000].map(shortCount)).toEqual(['7', '999', '1.2k', '9.9k', '10k', '123k', '1.0M', '2.3M']))
