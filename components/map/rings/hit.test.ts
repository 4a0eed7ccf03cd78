import { describe, expect, it } from 'vitest'
import { hit } from './hit'

const target = (x: number, y: number, radius: number, cluster: number, member = -1) => ({ x, y, radius, cluster, member })

describe('hit', () => {
  it('finds nothing on empty ground', () => expect(hit([target(10, 10, 5, 0)], 40, 40, false)).toBeNull())
  it('takes the one that was drawn last where two overlap', () => expect(hit([target(10, 10, 8, 0), target(14, 10, 8, 1)], 12, 10, false)?.cluster).toBe(1))
  it('gives the middle of what it found, not the pointer', () => expect(hit([target(10, 10, 8, 0)], 13, 12, false)).toMatchObject({ x: 10, y: 10 }))
  it('lets a finger miss by a little, and takes the nearest', () => {
    const targets = [target(10, 10, 5, 0), target(40, 10, 5, 1)]
    expect(hit(targets, 22, 10, false)).toBeNull()
    expect(hit(targets, 22, 10, true)?.cluster).toBe(0)
    expect(hit(targets, 30, 10, true)?.cluster).toBe(1)
    expect(hit(targets, 25, 40, true)).toBeNull()
  })
  it('sees nothing of what lies under a fan, but its members', () => {
    const targets = [target(50, 50, 10, 0), target(50, 60, 40, -1), target(50, 80, 8, -1, 3)]
    expect(hit(targets, 50, 50, false)).toBeNull()
    expect(hit(targets, 50, 78, false)).toMatchObject({ cluster: -1, member: 3 })
    expect(hit(targets, 50, 68, true)).toMatchObject({ member: 3 })
  })
})
