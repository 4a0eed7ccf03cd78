import { expect, it } from 'vitest'
import { scaleBar, scaleText } from './scale'

it('is a round distance that fits', () => {
  for (const [lat, zoom] of [[0, 1], [35, 6.4], [35, 12], [70, 18]] as const) expect(scaleBar(lat, zoom, 90).px).toBeLessThanOrEqual(90)
  expect(scaleText(scaleBar(35, 6.4, 90))).toBe('50 km')
  expect(scaleText(scaleBar(35, 14, 90))).toBe('200 m')
})
