// Copies the faces that the map's labels use from @fontsource into public/fonts: `node scripts/fonts.mjs`.
// The page itself takes the same faces through CSS (app/globals.css). Latin, Latin extended and Arabic, three weights.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const target = join(dirname(fileURLToPath(import.meta.url)), '..', 'public', 'fonts')
const FACES = [['ibm-plex-sans', 'latin'], ['ibm-plex-sans', 'latin-ext'], ['ibm-plex-sans-arabic', 'arabic']]
const WEIGHTS = [400, 500, 600]
const folderOf = family => dirname(require.resolve(`@fontsource/${family}/package.json`))

mkdirSync(target, { recursive: true })
for (const [family, script] of FACES) {
  for (const weight of WEIGHTS) {
    const name = `${family}-${script}-${weight}-normal.woff2`
    copyFileSync(join(folderOf(family), 'files', name), join(target, name))
  }
}
writeFileSync(join(target, 'LICENSE'), readFileSync(join(folderOf(FACES[0][0]), 'LICENSE')))
process.stdout.write(`${FACES.length * WEIGHTS.length} faces in public/fonts\n`)
