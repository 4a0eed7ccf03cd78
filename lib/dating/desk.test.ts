import { describe, expect, it } from 'vitest'
import type { PublishedProject } from '../model/dating'
import { createDesk, type DeskRow } from './desk'
import { BUILDINGS, inGap, projectOf } from './project.fixture'
import { runSteps } from './steps'

const published = (more: Partial<PublishedProject> = {}): PublishedProject => ({
  ...projectOf({ gold: [{ building: 'a', last_standing: 's1', first_destroyed: 's2' }, { building: 'f', last_standing: null, first_destroyed: null }], training: [{ building: 'a', explanation: {} }] }),
  outlines: { sha256: '' }, ids: BUILDINGS, middles: BUILDINGS.map(() => [0, 0]), reviews: [], truths: null, ...more,
})
let seq = 0
const row = (more: Partial<DeskRow>): DeskRow => ({ seq: ++seq, building: 'b', volunteer: 'v', source: 's', reply: inGap(2), day: 100, ...more })
const NOW = 1_000_000

describe('a project at work', () => {
  it('gives everybody every building once, but those of the training and those that a person decided', () => {
    const desk = createDesk(published({ reviews: [{ building: 'c', last_standing: null, first_destroyed: null, undecidable: true, reason: 'Clouds', date: '2026-01-01' }] }))
    const given: string[] = []
    for (let next = desk.next('v', 1, NOW, 1); next.assignments.length; next = desk.next('v', 1, NOW, 1)) {
      expect(next.left).toBe(4 - given.length)
      given.push(next.assignments[0].building)
      desk.take(row({ building: next.assignments[0].building, reply: given.length % 2 ? inGap(3) : null }))
    }
    expect(given.sort()).toEqual(['b', 'd', 'e', 'f'])
    expect(desk.me('v', 100)).toMatchObject({ answers: 2, today: 2 })
    expect(desk.held()).toBe(2)
  })
  it('is not closed by one source, and nobody keeps buildings from others by having them in hand', () => {
    const desk = createDesk(published())
    for (const b of BUILDINGS) for (let i = 0; i < 40; i++) desk.take(row({ building: b, volunteer: `x${i}`, reply: { kind: 'cannot_tell' } }))
    const given = desk.next('v', 5, NOW, 1)
    expect([given.left, given.assignments.length]).toEqual([5, 5])
    for (let i = 0; i < 200; i++) desk.next(`cookie ${i}`, 5, NOW, 1)
    expect(desk.next('w', 5, NOW, 1).assignments.length).toBe(5)
  })
  it('closes gold as any other building, and gives it no more', () => {
    const desk = createDesk(published())
    for (const building of ['b', 'f']) for (let i = 0; i < 25; i++) desk.take(row({ building, volunteer: `x${i}`, source: `s${i}`, reply: inGap(2) }))
    expect(desk.next('v', 5, NOW, 1).assignments.map(a => a.building).sort()).toEqual(['c', 'd', 'e'])
    expect(desk.next('v', 5, NOW, 1).left).toBe(3)
  })
  it('holds what is in hand until its time is over, and gives it again with a new one', () => {
    const desk = createDesk(published())
    const first = desk.next('v', 2, NOW, 1)
    expect(desk.next('v', 3, NOW + 60_000, 1).assignments.slice(0, 2)).toEqual(first.assignments)
    const later = desk.next('v', 1, NOW + 16 * 60_000, 1).assignments[0]
    expect(later.expires).toBe(NOW + 31 * 60_000)
  })
  it('leaves out what the project does not have, and never asks for it again', () => {
    const desk = createDesk(published())
    desk.take(row({ building: 'gone' }))
    desk.take(row({ building: 'b', reply: { kind: 'destroyed', last_standing: 's0', first_destroyed: 's9' } }))
    expect([desk.seq, desk.held(), desk.me('v', 100).answers, desk.dated()[1].answers]).toEqual([seq, 0, 0, 0])
    expect(desk.next('v', 5, NOW, 1).assignments.map(a => a.building)).not.toContain('b')
  })
  it('takes corrections and takes back what was skipped after all', () => {
    const desk = createDesk(published())
    desk.take(row({}))
    desk.take(row({ reply: inGap(4) }))
    expect([desk.held(), desk.dated()[1].answers, desk.dated()[1].gap, Array.from(desk.narrow.subarray(6, 12))]).toEqual([1, 1, 4, [0, 0, 0, 0, 1, 0]])
    desk.take(row({ reply: null }))
    expect([desk.held(), desk.dated()[1].answers, desk.me('v', 100).answers]).toEqual([0, 0, 0])
    desk.take(row({ reply: inGap(1) }))
    expect([desk.held(), desk.dated()[1].answers]).toEqual([1, 1])
  })
  it('tells a volunteer how many of their dates touch those of others', () => {
    const desk = createDesk(published())
    for (const volunteer of ['v', 'w', 'x', 'y', 'z']) for (const building of ['b', 'd']) desk.take(row({ building, volunteer, source: volunteer, reply: inGap(volunteer === 'z' && building === 'd' ? 0 : 2) }))
    desk.take(row({ building: 'e' }))
    runSteps(desk.recompute())
    expect(desk.me('v', 100).agreement).toEqual({ of: 2, within: 2 })
    expect(desk.me('z', 100).agreement).toEqual({ of: 2, within: 1 })
    expect([desk.fitted, desk.pending()]).toEqual([desk.seq, 0])
  })
})
