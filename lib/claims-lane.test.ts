import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lanesOf } from './claims-lane'
import { claimsFileSchema } from './model/claims'
import { formatDay } from './time/day'

const { subjects } = claimsFileSchema.parse(JSON.parse(readFileSync('data/claims.json', 'utf8')))

it('a lane holds every claim in the order in which they were said, in the reader’s language', () => {
  const [raqqa] = lanesOf(subjects, 'en')
  expect(raqqa).toMatchObject({ id: 'raqqa', title: 'Civilians killed in the battle for Raqqa' })
  expect(raqqa.points).toHaveLength(subjects[0].claims.length)
  expect(raqqa.points.map(p => p.date)).toEqual(raqqa.points.map(p => p.date).sort((a, b) => a - b))
  expect(raqqa.points.find(p => p.min === 159)).toMatchObject({ text: '24 Apr 2019', figure: '159', by: 'US-led Coalition', open: false })
  expect(raqqa.points.find(p => p.min === 23)).toMatchObject({ open: true, text: '31 Jul 2018' })
  expect(formatDay(raqqa.points.find(p => p.min === 1600)?.date ?? 0)).toBe('2019-04-25')
  expect(lanesOf(subjects, 'ar')[0].points.find(p => p.min === 180)).toMatchObject({ by: 'التحالف بقيادة الولايات المتحدة', text: '25 نيسان 2019' })
})
it('is light: what the page gets of all claims is a few kilobytes', () => expect(JSON.stringify(lanesOf(subjects, 'ar')).length).toBeLessThan(6000))
