// Draws cards (SVG → PNG) in a process of its own: lib/card/painter.ts starts it, asks it, and ends it when no one asks any more.
// The fonts are those of the page, and no others: text looks alike on every machine, also on one without any font.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

const require = createRequire(import.meta.url)
// One file per script and weight; the families fill in for each other.
const FACES = [['ibm-plex-sans', 'latin'], ['ibm-plex-sans', 'latin-ext'], ['ibm-plex-sans', 'cyrillic'], ['ibm-plex-sans', 'greek'], ['ibm-plex-sans-arabic', 'arabic']]
const WEIGHTS = [400, 500, 600]

/** A font as it was before it was packed (W3C, WOFF 1.0): the library reads TrueType alone. */
function unpacked(woff) {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, i) => {
    const at = 44 + 20 * i
    const [offset, packed, length] = [4, 8, 12].map(field => woff.readUInt32BE(at + field))
    const bytes = woff.subarray(offset, offset + packed)
    return { tag: woff.subarray(at, at + 4), sum: woff.readUInt32BE(at + 16), bytes: packed < length ? inflateSync(bytes) : bytes }
  })
  const head = Buffer.alloc(12 + 16 * count)
  woff.copy(head, 0, 4, 8)
  const exponent = Math.floor(Math.log2(count))
  for (const [i, value] of [count, 16 * 2 ** exponent, exponent, 16 * (count - 2 ** exponent)].entries()) head.writeUInt16BE(value, 4 + 2 * i)
  const parts = [head]
  let offset = head.length
  tables.forEach(({ tag, sum, bytes }, i) => {
    const at = 12 + 16 * i
    tag.copy(head, at)
    for (const [k, value] of [sum, offset, bytes.length].entries()) head.writeUInt32BE(value, at + 4 + 4 * k)
    const padding = (4 - (bytes.length % 4)) % 4
    parts.push(bytes, Buffer.alloc(padding))
    offset += bytes.length + padding
  })
  return Buffer.concat(parts)
}

const folder = mkdtempSync(join(tmpdir(), 'atlas-painter-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, () => process.exit(0))
process.once('disconnect', () => process.exit(0))

mkdirSync(join(folder, 'fonts'))
for (const [family, script] of FACES) {
  const files = join(dirname(require.resolve(`@fontsource/${family}/package.json`)), 'files')
  for (const weight of WEIGHTS) writeFileSync(join(folder, 'fonts', `${family}-${script}-${weight}.ttf`), unpacked(readFileSync(join(files, `${family}-${script}-${weight}-normal.woff`))))
}
// These files call each weight a family of its own.
const oneFamily = ['IBM Plex Sans', 'IBM Plex Sans Arabic'].flatMap(family => ['Medium', 'SemiBold', 'Medm', 'SmBld'].map(weight =>
  `<match target="scan"><test name="family"><string>${family} ${weight}</string></test><edit name="family" mode="assign"><string>${family}</string></edit></match>`)).join('')
writeFileSync(join(folder, 'fonts.conf'), `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'cache')}</cachedir>${oneFamily}</fontconfig>`)
// Read by fontconfig when the first text is laid out, hence before the library is loaded.
process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf')

const { default: sharp } = await import('sharp')
sharp.cache(false)
sharp.concurrency(1)

const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const NAMES = { 400: 'Regular', 500: 'Medium', 600: 'Semi-Bold' }

/** Width in pixels of each text as Pango lays it out, shaping included. */
const measure = texts => Promise.all(texts.map(async ({ text, size, weight, families }) =>
  (await sharp({ text: { text: escaped(text), font: `${families}, ${NAMES[weight]} ${size}px`, dpi: 72 } }).metadata()).width))

const paint = svg => sharp(Buffer.from(svg), { limitInputPixels: 4_000_000 }).flatten({ background: '#ffffff' }).png({ compressionLevel: 6 }).toBuffer()

process.on('message', ({ id, measure: texts, svg }) => {
  (texts ? measure(texts) : paint(svg)).then(answer => process.send({ id, answer }), error => process.send({ id, error: String(error?.message ?? error) }))
})
process.send({ ready: true })
