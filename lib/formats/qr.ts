import { encode } from 'uqr'

/** Clear modules around the code, as ISO/IEC 18004 asks: without them readers do not find it on a busy page. */
const QUIET = 4

export interface Qr { /** Modules a side, the quiet zone included. */ size: number; /** SVG path of the dark ones, a unit each. */ path: string }

/** QR code of an address: level M, or L where it would not fit. Null when it is too long for any. */
export function qrOf(text: string): Qr | null {
  for (const ecc of ['M', 'L'] as const) {
    try {
      const { size, data } = encode(text, { ecc, border: QUIET })
      return { size, path: data.map((row, y) => runs(row).map(([x, n]) => `M${x} ${y}h${n}v1h-${n}z`).join('')).join('') }
    } catch (error) {
      // The library's word for "does not fit".
      if (!(error instanceof RangeError)) throw error
    }
  }
  return null
}

/** Beginning and length of each run of dark modules: one shape a run leaves no seams when it is scaled. */
function runs(row: boolean[]): [number, number][] {
  const found: [number, number][] = []
  row.forEach((dark, x) => {
    const last = found.at(-1)
    if (dark && last && last[0] + last[1] === x) last[1]++
    else if (dark) found.push([x, 1])
  })
  return found
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The code as an SVG file: black on white whatever it is put on. */
export const qrSvg = ({ size, path }: Qr, title: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}" role="img" shape-rendering="crispEdges"><title>${title.replace(/[&<>]/g, sign => ENTITIES[sign])}</title><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>\n`
