import { describe, expect, it } from 'vitest'
import { about, awkward } from './fixtures/record'
import { columnsFor, FORMATS, type Feature } from '.'
import { byteStream } from './stream'

/** A record without end, which says how far it was read and whether it was let go. */
function endless() {
  const state = { read: 0, left: false }
  async function* features(): AsyncGenerator<Feature> {
    try {
      for (;; state.read++) yield awkward()[0]
    } finally {
      state.left = true
    }
  }
  return { state, features: features() }
}
const columns = columnsFor('incidents', { facets: [], languages: ['en', 'ar'] })

describe.each(FORMATS.map(f => f.ending))('%s', ending => {
  const format = FORMATS.find(f => f.ending === ending) as (typeof FORMATS)[number]
  it('is made as it is read, and no further; whoever leaves stops it', async () => {
    const { state, features } = endless()
    const reader = byteStream(format.write(features, columns, about(1))).getReader()
    expect(state.read).toBe(0)
    const first = await reader.read()
    expect(first.value?.length).toBeGreaterThan(0)
    await reader.read()
    let read = -1
    // What was under way comes to rest, and stays there.
    while (read !== state.read) {
      read = state.read
      await new Promise(done => setTimeout(done, 200))
    }
    // A workbook's pieces are some 64 kB before they are packed; packed they are some twenty times as small.
    expect(read).toBeLessThan(ending === 'xlsx' ? 20_000 : 500)
    await reader.cancel()
    expect(state.left).toBe(true)
    await new Promise(done => setTimeout(done, 50))
    expect(state.read).toBeLessThanOrEqual(read + 1)
  })
  it('hands on what went wrong', async () => {
    async function* broken(): AsyncGenerator<Feature> {
      yield awkward()[0]
      throw new Error('The store is away.')
    }
    const read = async () => { for await (const piece of byteStream(format.write(broken(), columns, about(2)))) void piece }
    await expect(read()).rejects.toThrow('The store is away.')
  })
})
