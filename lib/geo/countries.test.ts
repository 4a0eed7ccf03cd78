import { beforeAll, describe, expect, it } from 'vitest'
import { boundsOfCountry, COUNTRY_CODES, countryCode } from './countries'
import { readCities, type City } from './gazetteer'

describe('countries', () => {
  let cities: City[] = []
  beforeAll(async () => { cities = await readCities([-180, -90, 180, 90]) }, 60_000)
  it('hold every town of the gazetteer, and not much more', () => {
    const reach = new Map(COUNTRY_CODES.map(code => [code, [Infinity, Infinity, -Infinity, -Infinity]]))
    for (const { country, lon, lat } of cities) {
      const b = boundsOfCountry(country)
      expect(b && lon >= b[0] && lon <= b[2] && lat >= b[1] && lat <= b[3], `${country} ${lon} ${lat}`).toBe(true)
      const r = reach.get(country) as number[]
      reach.set(country, [Math.min(r[0], lon), Math.min(r[1], lat), Math.max(r[2], lon), Math.max(r[3], lat)])
    }
    for (const [code, r] of reach) r.forEach((v, i) => expect(Math.abs(v - (boundsOfCountry(code) as number[])[i]), code).toBeLessThanOrEqual(2))
  })
  it.each([['Syria', 'SY'], ['Syrian Arab Republic', 'SY'], ['سوريا', 'SY'], ['Syrie', 'SY'], ['SY', 'SY'], ['760', 'SY'], ['Yemen (North Yemen)', 'YE'], ['DR Congo (Zaire)', 'CD'], ['Türkiye', 'TR'], ['Nowhere', null], ['', null]])('%s', (name, code) => expect(countryCode(name)).toBe(code))
})
