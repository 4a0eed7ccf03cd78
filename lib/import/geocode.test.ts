import { describe, expect, it } from 'vitest'
import type { City } from '../geo/gazetteer'
import { createGeocoder } from './geocode'

const city = (name: string, country: string, lon: number, lat: number, population: number, ...names: string[]): City => ({ id: name, name, names, lon, lat, country, population, feature: 'PPL' })
const cities = [city('Al Bāb', 'SY', 37.5, 36.4, 144_000, 'Al-Bab', 'الباب'), city('Arīḩā', 'SY', 36.6, 35.8, 40_000, 'Ariha', 'أريحا'), city('Jericho', 'PS', 35.4, 31.9, 20_000, 'Ariha', 'أريحا'), city('Springfield', 'US', -89, 39, 114_000), city('Springfield', 'US', -93, 37, 160_000)]

describe('places by name', () => {
  const { find } = createGeocoder(cities, null)
  it('folds spellings, articles, scripts, and what is added', () => {
    for (const name of ['al-Bab', 'El Bab', 'AL BĀB city', 'الباب', 'مدينة الباب']) expect(find(name, 'Syria'), name).toMatchObject({ lon: 37.5, confidence: 0.9 })
    expect(find('Ariha, al-Shami hospital', 'Syrian Arab Republic')).toMatchObject({ lon: 36.6, confidence: 0.9, rivals: [] })
  })
  it('is unsure where several bear the name, and names them', () => {
    expect(find('Ariha', '')).toMatchObject({ confidence: 0.3, rivals: ['Jericho (PS, 31.90, 35.40)'] })
    expect(find('Springfield', 'United States')?.confidence).toBe(0.3)
    expect(createGeocoder(cities, [35, 34, 39, 37]).find('أريحا', '')).toMatchObject({ lon: 36.6, confidence: 0.9 })
  })
  it('finds nothing for what is no town', () => {
    for (const name of ['', 'Health Building', 'al', 'hospital']) expect(find(name, 'Syria')).toBeNull()
  })
})
