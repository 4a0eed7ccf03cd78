import { describe, expect, it } from 'vitest'
import { coalesce, requestBytes } from './coalesce'

const stretch = (offset: number, length: number) => ({ offset, length })

describe('coalesce', () => {
  it('joins over small gaps, not over great ones, and keeps what each request is for', () => {
    const items = [stretch(0, 10), stretch(10, 10), stretch(25, 5), stretch(100, 1)]
    const requests = coalesce(items, { gap: 5, most: 1000 })
    expect(requests).toEqual([{ from: 0, to: 30, items: items.slice(0, 3) }, { from: 100, to: 101, items: [items[3]] }])
    expect(requestBytes(requests)).toBe(31)
  })
  it('cuts at the largest request; one item may be larger', () => {
    expect(coalesce([stretch(0, 60), stretch(60, 60), stretch(120, 500), stretch(620, 10)], { gap: 0, most: 100 }).map(r => [r.from, r.to])).toEqual([[0, 60], [60, 120], [120, 620], [620, 630]])
  })
})
