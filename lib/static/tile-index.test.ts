import { expect, it } from 'vitest'
import { addressIn, keysOf, nearestIn } from './tile-index'

const known = keysOf({ 0: [[0, 0]], 1: [[1, 0]], 2: [[3, 1]] })

it('finds the tile itself, else the nearest above it', () => {
  expect(nearestIn(known, { z: 2, x: 3, y: 1 })).toEqual({ z: 2, x: 3, y: 1 })
  expect(nearestIn(known, { z: 5, x: 27, y: 15 })).toEqual({ z: 2, x: 3, y: 1 })
  expect(nearestIn(known, { z: 2, x: 2, y: 1 })).toEqual({ z: 1, x: 1, y: 0 })
  expect(nearestIn(known, { z: 2, x: 0, y: 3 })).toEqual({ z: 0, x: 0, y: 0 })
  expect(nearestIn(new Set(), { z: 2, x: 0, y: 3 })).toBeNull()
})
it('reads an address of the style', () => {
  expect(addressIn('atlas-tiles://base/6/38/25')).toEqual({ z: 6, x: 38, y: 25 })
  expect(addressIn('atlas-tiles://base')).toBeNull()
})
