import { spawnSync } from 'node:child_process'
import { describe, expect, inject, it } from 'vitest'
import { about, awkward, bytesOf, each, shipped } from './fixtures/record'
import { all, parseXml, type Node } from './fixtures/parse'
import { columnsFor } from '.'
import { kml } from './kml'

// KML by the grammar in fixtures/kml.rng, in the hands of xmllint; LIBKML, the library of the standard's own authors, reads it in tools.test.ts.

const missing = spawnSync('xmllint', ['--version']).error !== undefined
if (missing && inject('ci')) throw new Error('In CI xmllint must look at KML; Debian: apt-get install libxml2-utils')
if (missing) process.stderr.write('!! That KML is as its standard says was not looked at. Debian: apt-get install libxml2-utils\n')

const { manifest, features } = shipped()
const odd = [...awkward(), ...awkward().map((f, i) => ({ ...f, properties: { ...f.properties, id: `collected-${i}` }, geometry: { type: 'GeometryCollection' as const, geometries: [{ type: 'Point' as const, coordinates: [-180, 90] }, { type: 'MultiPoint' as const, coordinates: [[0, 0], [1e-9, -1e-7]] }, { type: 'LineString' as const, coordinates: [[0, 1], [2, 3]] }] } }))]
const written = async (records = [...features, ...odd]) => (await bytesOf(kml(each(records), columnsFor('incidents', manifest), about(records.length)))).toString()
const faults = (text: string): string[] => {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--relaxng', 'lib/formats/fixtures/kml.rng', '-'], { input: text, encoding: 'utf8', maxBuffer: 1 << 26 })
  return status === 0 ? [] : stderr.trim().split('\n')
}

if (missing) it('!! xmllint is not on this machine: nothing looked at the KML', () => { expect(missing).toBe(true) })
else describe('KML by its standard', () => {
  it('every record of the shipped atlas, and shapes and signs of all kinds', async () => { expect(faults(await written())).toEqual([]) })
  it('statements, and a document of nothing', async () => {
    expect(faults(await written([]))).toEqual([])
    const statement = { properties: { id: 's', date: '2020-01-29', title_en: 'S', publisher_en: 'P' }, geometry: null, point: null }
    expect(faults((await bytesOf(kml(each([statement]), columnsFor('statements', manifest), { ...about(1), collection: 'statements' }))).toString())).toEqual([])
  })
  it.each([
    ['children out of order', (text: string) => text.replace(/(<name>[^<]*<\/name>\n)(<description>[\s\S]*?<\/description>\n)/g, '$2$1')],
    ['a day that is none', (text: string) => text.replace(/<begin>\d{4}-\d\d-\d\d/, '<begin>2020-02-31')],
    ['latitude before longitude', (text: string) => text.replace(/<coordinates>[^<]*/, '<coordinates>35.9,138.99')],
    ['a space in a position', (text: string) => text.replace(/<coordinates>(-?[\d.]+),/, '<coordinates>$1, ')],
    ['a figure as JavaScript writes small ones', (text: string) => text.replace(/<coordinates>-?[\d.]+/, '<coordinates>1e-7')],
    ['an element of its own', (text: string) => text.replace('<ExtendedData>', '<note>x</note><ExtendedData>')],
    ['a value without a name', (text: string) => text.replace(/<Data name="[^"]*"/, '<Data')],
  ])('finds %s', async (_, spoil) => {
    const text = await written()
    expect(spoil(text)).not.toBe(text)
    expect(faults(spoil(text)).length).toBeGreaterThan(0)
  })
})

it('rings are closed, and a span does not end before it begins', async () => {
  let [rings, spans] = [0, 0]
  const walk = (node: Node): void => {
    if (node.local === 'LinearRing') {
      const positions = all(node, 'coordinates')[0].text.split(' ')
      rings++
      expect(positions.at(-1)).toBe(positions[0])
    }
    if (node.local === 'TimeSpan') {
      const [begin, end] = ['begin', 'end'].map(name => all(node, name)[0].text)
      spans++
      expect(begin <= end).toBe(true)
    }
    node.children.forEach(walk)
  }
  walk(parseXml(await written()))
  expect([rings > 3, spans > 100]).toEqual([true, true])
})
