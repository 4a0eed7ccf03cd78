import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { claimsFileSchema, type Subject } from '@/lib/model/claims'
import { HEIGHT, layoutOf } from './claims-layout'

const { subjects } = claimsFileSchema.parse(JSON.parse(readFileSync('data/claims.json', 'utf8')))
const of = (id: string) => layoutOf(subjects.find(s => s.id === id) as Subject)

it('every claim of Raqqa has its mark in the picture, at the height of its figure', () => {
  const chart = of('raqqa')
  if (!chart) throw new Error('no chart')
  expect(chart.marks).toHaveLength(subjects.find(s => s.id === 'raqqa')?.claims.length as number)
  for (const m of chart.marks) {
    expect(m.x).toBeGreaterThan(0.02)
    expect(m.x).toBeLessThan(0.98)
    expect(m.label).toBeGreaterThan(8)
    expect(m.y).toBeLessThan(HEIGHT)
  }
  const [found, admitted] = [1600, 180].map(n => chart.marks.find(m => m.claim.min === n)?.y as number)
  expect(found).toBeLessThan(admitted)
  // What was admitted rises step by step, and the two figures that disagree about the first are one band.
  expect(chart.steps).toHaveLength(4)
  expect(chart.steps[0]).toMatchObject({ x: 0 })
  expect(chart.steps[0].bottom).toBeGreaterThan(chart.steps[0].top)
  for (const [i, step] of chart.steps.slice(1).entries()) expect(step.top).toBeLessThan(chart.steps[i].top)
})
it('no label covers another, also on a phone', () => {
  const marks = of('raqqa')?.marks ?? []
  for (const [i, a] of marks.entries()) for (const b of marks.slice(i + 1)) {
    const near = Math.abs(a.x - b.x) * 320 < (a.figure.length + b.figure.length) * 3.2
    if (near) expect(Math.abs(a.label - b.label), `${a.figure} ${b.figure}`).toBeGreaterThanOrEqual(14)
  }
})
it('claims of one day are not drawn over time', () => expect(of('schools-2020-02-25')).toBeNull())
