import { expect, it } from 'vitest'
import type { IncidentProperties } from '../model/incident'
import { decodeFigures, encodeFigures, fillFigures, NO_FIGURE, noFigures, NOT_STATED } from './figures'

it('holds figures as stated, 0 apart from unknown, and survives the wire', () => {
  const figures = noFigures(2)
  fillFigures(figures, 1, { killed_min: 0, killed_max: 3, date_precision: 'month', geo_precision: 'town', date_end: '2020-01-02', counts_in_totals: false } as IncidentProperties)
  fillFigures(figures, 0, { counts_in_totals: true } as IncidentProperties)
  const back = decodeFigures(encodeFigures(figures))
  expect(back).toEqual(figures)
  expect([[...back.killed_min], [...back.injured_max], [...back.date_precision], [...back.geo_precision], [...back.date_end], [...back.counts]]).toEqual([[NO_FIGURE, 0], [NO_FIGURE, NO_FIGURE], [NOT_STATED, 2], [NOT_STATED, 2], [0, 1], [1, 0]])
  expect(decodeFigures(encodeFigures(noFigures(0))).counts.length).toBe(0)
})
