import { describe, expect, it } from 'vitest'
import { fileOf, linkFrom, linkUnder, rootFrom } from './paths'

describe('a path of the served atlas', () => {
  it('is a folder with a page in it, or the file that it names', () => {
    expect(['/', '/ar', '/incidents/a-b', '/ar/incidents/a-b', '/files/incidents.hxl.csv'].map(fileOf)).toEqual(['index.html', 'ar/index.html', 'incidents/a-b/index.html', 'ar/incidents/a-b/index.html', 'files/incidents.hxl.csv'])
  })
  it.each([
    ['/', '/', './'], ['/', '/incidents/a', './incidents/a/'], ['/incidents/a', '/', '../../'], ['/incidents/a', '/ar/incidents/a', '../../ar/incidents/a/'],
    ['/ar/incidents/a', '/incidents/a', '../../../incidents/a/'], ['/ar', '/?q=%D8%AD#without-place', '../?q=%D8%AD#without-place'],
    ['/by-place', '/by-place/2#p3', '../by-place/2/#p3'], ['/by-place', '/by-place#p3', '#p3'], ['/incidents/a', '/incidents/a/record.geojson', '../../incidents/a/record.geojson'],
    ['/data', '/files/columns.csv', '../files/columns.csv'],
  ])('%s leads to %s by %s', (from, to, link) => {
    expect(linkFrom(from, to)).toBe(link)
    // What a browser makes of it, wherever the export lies.
    const base = 'https://example.org/some/atlas/'
    expect(new URL(link, base + (from === '/' ? '' : `${from.slice(1)}/`)).href).toBe(new URL(linkUnder('/some/atlas/', to), base).href)
  })
  it('is left alone when it is none', () => {
    for (const other of ['https://example.org/x', '//example.org/x', 'mailto:a@example.org', '#part', '?q=x']) expect(linkFrom('/incidents/a', other)).toBe(other)
  })
  it('finds the root from any depth', () => expect(['/', '/ar', '/incidents/a', '/ar/incidents/a'].map(rootFrom)).toEqual(['./', '../', '../../', '../../../']))
})
