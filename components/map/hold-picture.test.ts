import { Evented } from 'maplibre-gl'
import type { Map as MapLibre } from 'maplibre-gl'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdPicture } from './hold-picture'

/** What of a map the hold touches; the real one needs a GL context (e2e/map.spec.ts waits for the land there). */
class Rendering extends Evented {
  there = false
  _placementDirty = false
  pictures = 0
  asked = 0
  painter = { render: () => { this.pictures++ } }
  loaded() { return this.there }
  triggerRepaint() { this.asked++ }
  /** A frame as MapLibre runs it: drawn, told, and the first complete one told apart. */
  frame() {
    this.painter.render()
    this.fire('render')
    if (this.there) this.fire('load')
  }
}

describe('the first picture of the land', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })
  const held = () => {
    const map = new Rendering()
    const drawn = vi.fn()
    holdPicture(map as unknown as MapLibre, drawn)
    return { map, drawn }
  }

  it('waits for all tiles and for labels in their places, and is told once', () => {
    const { map, drawn } = held()
    map.frame()
    map.there = map._placementDirty = true
    map.frame()
    expect([map.pictures, drawn.mock.calls.length]).toEqual([0, 0])
    map._placementDirty = false
    map.frame()
    expect([map.pictures, drawn.mock.calls.length]).toEqual([1, 1])
    map.frame()
    vi.advanceTimersByTime(10_000)
    expect([map.pictures, drawn.mock.calls.length, map.asked]).toEqual([2, 1, 0])
  })

  it('comes piece by piece where it takes long, and is told when it is whole', () => {
    const { map, drawn } = held()
    vi.advanceTimersByTime(1500)
    expect(map.asked).toBe(1)
    map.frame()
    expect([map.pictures, drawn.mock.calls.length]).toEqual([1, 0])
    map.there = true
    map.frame()
    map.frame()
    expect([map.pictures, drawn.mock.calls.length]).toEqual([3, 1])
  })

  it('is not waited for by a map that is gone', () => {
    const { map } = held()
    map.fire('remove')
    vi.advanceTimersByTime(10_000)
    expect(map.asked).toBe(0)
  })
})
