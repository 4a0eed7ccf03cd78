import { seeded } from './random'
import { towards, type Sky } from './sky'

const GRID = 64
const WRAP = GRID - 1
const OCTAVES = 5

/** A square of smooth random values in about [0, 1]: value noise on a grid that repeats, summed in octaves. `cells`: of the first octave across the square. */
function noiseField(size: number, cells: number, seed: number): Float32Array {
  const random = seeded(seed)
  const grid = Float32Array.from({ length: GRID * GRID }, random)
  const out = new Float32Array(size * size)
  for (let octave = 0, weight = 0.516, step = cells / size; octave < OCTAVES; octave++, weight /= 2, step *= 2.03) {
    for (let j = 0, i = 0; j < size; j++) {
      const y = j * step + octave * 9.1
      const y0 = Math.floor(y)
      const ty = (y - y0) * (y - y0) * (3 - 2 * (y - y0))
      const [row, next] = [(y0 & WRAP) * GRID, ((y0 + 1) & WRAP) * GRID]
      for (let k = 0; k < size; k++, i++) {
        const x = k * step + octave * 17.3
        const x0 = Math.floor(x)
        const tx = (x - x0) * (x - x0) * (3 - 2 * (x - x0))
        const [a, b] = [x0 & WRAP, (x0 + 1) & WRAP]
        const top = grid[row + a] + (grid[row + b] - grid[row + a]) * tx
        const low = grid[next + a] + (grid[next + b] - grid[next + a]) * tx
        out[i] += (top + (low - top) * ty) * weight
      }
    }
  }
  return out
}

/** Two uniform numbers → one of the normal distribution (Box and Muller 1958). */
const normal = (a: number, b: number): number => Math.sqrt(-2 * Math.log(a || 1e-9)) * Math.cos(2 * Math.PI * b)

const TEXTURE_SEED = 7
const HAZE = [206, 212, 216] as const
const CLOUD = [246, 246, 244] as const
const SHADE = 0.5
/** Air and clouds are soft: they are worked out at a quarter of the size. */
const COARSE = 4

let ground: { size: number; fine: Float32Array; wide: Float32Array } | undefined
/** The ground's own texture is the same in every scene. */
const groundOf = (size: number) => (ground?.size === size ? ground : (ground = { size, fine: noiseField(size, 130, TEXTURE_SEED), wide: noiseField(size / COARSE, 7, TEXTURE_SEED + 1) }))

/** The value that this share of a field lies above. */
function levelFor(share: number, field: Float32Array): number {
  return Float32Array.from(field).sort()[Math.floor((1 - share) * (field.length - 1))]
}

const ramp = (value: number, most: number): number => Math.max(0, Math.min(most, value))

/** What ground, air and sensor do to a drawing, in place: RGB bytes of a square picture. `isLabel`: pixels that stay as they are. */
export function weather(rgb: Uint8Array, size: number, sky: Sky, isLabel: (x: number, y: number) => boolean): void {
  const seed = Number(sky.date.replaceAll('-', ''))
  const random = seeded(seed)
  const { fine, wide } = groundOf(size)
  const coarse = size / COARSE
  const veil = noiseField(coarse, 2, seed)
  const cover = sky.clouds > 0 ? noiseField(coarse, 3.2, seed ^ 0x9e37) : null
  const level = cover ? levelFor(sky.clouds, cover) : 0
  // Shadows of clouds fall where the sun sends them, a little way off.
  const [castX, castY] = towards(sky.sunAzimuth + 180).map(d => Math.round(d * coarse * 0.05))
  const clamp = (n: number) => Math.max(0, Math.min(coarse - 1, n))
  for (let y = 0, i = 0, n = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i += 3, n++) {
      if (isLabel(x, y)) continue
      const [cx, cy] = [(x / COARSE) | 0, (y / COARSE) | 0]
      const at = cy * coarse + cx
      const texture = 1 + (fine[n] - 0.5) * 0.22 + (wide[at] - 0.5) * 0.16
      const haze = sky.haze * (0.6 + 0.8 * veil[at])
      const cloud = cover ? ramp((cover[at] - level) * 9, 0.95) : 0
      const shade = cover ? 1 - SHADE * ramp((cover[clamp(cy - castY) * coarse + clamp(cx - castX)] - level) * 12, 1) : 1
      const grain = sky.noise * normal(random(), random())
      const grey = sky.isGrey ? rgb[i] * 0.35 + rgb[i + 1] * 0.45 + rgb[i + 2] * 0.2 : 0
      for (let c = 0; c < 3; c++) {
        let value = ((sky.isGrey ? grey : rgb[i + c]) - 128) * sky.contrast + 128
        value *= texture * sky.brightness * shade * (sky.isGrey ? 1 : sky.cast[c])
        value += ((sky.isGrey ? HAZE[1] : HAZE[c]) - value) * haze
        value += (CLOUD[c] - value) * cloud
        rgb[i + c] = Math.max(0, Math.min(255, value + grain + 0.5))
      }
    }
  }
}
