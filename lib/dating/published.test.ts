import { describe, expect, it } from 'vitest'
import type { PublishedProject } from '../model/dating'
import { createConsensus } from './consensus'
import { BUILDINGS, inGap, projectOf } from './project.fixture'
import { publishedDates } from './published'

/** Without gold answers no interval of one gap is much surer than this. */
const project = projectOf({ rules: { ...projectOf().rules, level: 0.8 }, gold: [{ building: 'a', last_standing: 's1', first_destroyed: 's2' }, { building: 'c', last_standing: 's3', first_destroyed: 's4' }], training: [{ building: 'a', explanation: {} }] })
const published = (reviews: PublishedProject['reviews']): PublishedProject => ({ ...project, outlines: { sha256: '' }, ids: BUILDINGS, middles: BUILDINGS.map(() => [0, 0]), reviews, truths: null })
const review = (more: Partial<PublishedProject['reviews'][0]>) => ({ building: 'b', last_standing: null, first_destroyed: null, undecidable: false, reason: 'Seen', date: '2026-01-01', ...more })
const dates = (reviews: PublishedProject['reviews']) => {
  const consensus = createConsensus(project, BUILDINGS)
  for (let v = 0; v < 12; v++) for (const building of ['b', 'c']) consensus.add({ seq: v, building, volunteer: `v${v}`, reply: inGap(2) })
  return publishedDates(published(reviews), consensus.all())
}

describe('what is published of a building', () => {
  it('is what the answers say, with where it stands', () => {
    const [a, b, c, d] = dates([])
    expect([a.stage, a.after, a.before]).toEqual(['gold', '2017-02-01', '2017-03-01'])
    expect(b).toMatchObject({ stage: 'settled', interval: { from: 2, to: 2 }, answers: 12 })
    // Gold that the training does not show is as any other: here all are wrong about it.
    expect(c).toEqual({ ...b, building: 'c' })
    expect(d).toMatchObject({ stage: 'open', answers: 0, after: '2017-01-01', before: null })
  })
  it('is what a person decided last, whatever the answers say', () => {
    const [, b, c] = dates([review({ last_standing: 's0', first_destroyed: 's1' }), review({ last_standing: 's2', first_destroyed: 's4' })])
    expect(b).toMatchObject({ stage: 'reviewed', interval: { from: 3, to: 4 }, after: '2017-03-01', before: '2017-05-01', standing: 'no', confidence: 1, firm: true, answers: 12 })
    expect(b.posterior[3] + b.posterior[4]).toBeCloseTo(1, 12)
    expect(c.stage).toBe('settled')
  })
  it('is that it stands, or that nobody can tell', () => {
    expect(dates([review({})])[1]).toMatchObject({ interval: { from: 5, to: 5 }, standing: 'yes', after: '2017-05-01', before: null, firm: true })
    expect(dates([review({ undecidable: true })])[1]).toMatchObject({ stage: 'reviewed', interval: { from: 0, to: 5 }, standing: 'perhaps', after: null, before: null, firm: false })
  })
})
