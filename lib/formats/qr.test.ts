import { describe, expect, it } from 'vitest'
import { qrOf, qrSvg, type Qr } from './qr'

/** The dark modules that a path paints. */
function painted({ size, path }: Qr): boolean[][] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, n] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) for (let i = 0; i < Number(n); i++) grid[Number(y)][Number(x) + i] = true
  return grid
}

describe('QR code', () => {
  it('has a quiet zone of four modules and a finder in three corners', () => {
    const qr = qrOf('https://atlas.example/?target=medical&area=box:36,35,37,36') as Qr
    const grid = painted(qr)
    const edge = grid.flatMap((row, y) => row.filter((_, x) => Math.min(x, y, qr.size - 1 - x, qr.size - 1 - y) < 4))
    expect(edge).not.toContain(true)
    const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']
    const seven = (x: number, y: number) => grid.slice(y, y + 7).map(row => row.slice(x, x + 7).map(Number).join(''))
    expect(seven(4, 4)).toEqual(finder)
    expect(seven(qr.size - 11, 4)).toEqual(finder)
    expect(seven(4, qr.size - 11)).toEqual(finder)
  })
  it('takes a long address with less redundancy, and says when none fits', () => {
    // Beyond level M's 2,331 bytes: version 37 at level L.
    expect(qrOf('a'.repeat(2500))?.size).toBe(4 * 37 + 17 + 2 * 4)
    expect(qrOf('a'.repeat(3000))).toBeNull()
  })
  it('is a file with a title of its own', () => {
    const svg = qrSvg({ size: 9, path: 'M4 4h1v1h-1z' }, 'a <b> & c')
    expect(svg).toContain('<title>a &lt;b&gt; &amp; c</title><rect width="9" height="9" fill="#fff"/><path d="M4 4h1v1h-1z"/>')
  })
})
