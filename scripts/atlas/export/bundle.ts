import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import tailwind from '@tailwindcss/postcss'
import { build, type Plugin } from 'esbuild'
import postcss from 'postcss'
import type { Assets } from '../../../components/static/document'
import type { createRenderer } from '../../../components/static/render'

const ROOT = resolve(import.meta.dirname, '../../..')
const at = (path: string) => join(ROOT, path)
const TWINS = at('components/static/twins')
const MAP_TWINS = at('components/map/static')

/** What a server does for a page, and the module that does it without one: by the file it stands in for. */
const OWN: Record<string, string> = {
  'i18n/locales.ts': 'components/static/twins/locales.ts',
  'lib/formats/offered.ts': 'components/static/twins/offered.ts',
  'lib/slice/client.ts': 'components/static/twins/engine-client.ts',
  'components/map/style/style.ts': 'components/map/static/style.ts',
  ...Object.fromEntries(['ui/AppLink.tsx', 'ui/pages.ts', 'ui/ThemeButton.tsx', 'ui/use-theme.ts', 'filters/PlaceFinder.tsx', 'panels/Cite.tsx', 'panels/ShowOnMap.tsx', 'panels/StatementActions.tsx', 'panels/evidence/ItemActions.tsx', 'care/QuickExit.tsx', 'care/HeldMedia.tsx', 'scenes/OneOverOther.tsx'].map(file => [`components/${file}`, `components/static/twins/${basename(file)}`])),
}
/** The same for packages: in every page, and while pages are written. */
const PACKAGES = { 'next/navigation': 'components/static/twins/navigation.ts' }
const WRITING = { 'next-intl': 'components/static/twins/words.ts', 'next-intl/server': 'components/static/twins/words.ts' }
const DRAWING = { 'maplibre-gl': 'components/map/static/maplibre.mjs' }

/** Puts twins in the place of what they stand in for; they themselves get the real ones. */
function twins(packages: Record<string, string>): Plugin {
  const names = new RegExp(`(?:^|/)(?:${[...Object.keys(OWN).map(file => basename(file).replace(/\.tsx?$/, '')), ...Object.keys(packages).map(name => basename(name))].join('|')})$`)
  return {
    name: 'twins',
    setup({ onResolve, resolve: find }) {
      onResolve({ filter: names }, async ({ path, importer, resolveDir, kind, pluginData }) => {
        if (pluginData === 'real' || [TWINS, MAP_TWINS].some(folder => importer.startsWith(folder))) return undefined
        if (Object.hasOwn(packages, path)) return importer.includes('node_modules') && path !== 'maplibre-gl' ? undefined : { path: at(packages[path]) }
        const found = await find(path, { kind, importer, resolveDir, pluginData: 'real' })
        const twin = OWN[relative(ROOT, found.path)]
        return twin ? { path: at(twin) } : found
      })
    },
  }
}

/** The product's stylesheet, with the classes that its pages use. */
const styles: Plugin = {
  name: 'styles',
  setup({ onLoad }) {
    onLoad({ filter: /app\/globals\.css$/ }, async ({ path }) => {
      const { css } = await postcss([tailwind({ base: ROOT, optimize: true })]).process(readFileSync(path, 'utf8'), { from: path })
      // The older form of each font is for browsers that run nothing of this.
      return { contents: css.replaceAll(/,\s*url\([^)]*\.woff['"]?\)\s*format\(['"]?woff['"]?\)/g, ''), loader: 'css', resolveDir: join(ROOT, 'app') }
    })
  },
}

const COMMON = { absWorkingDir: ROOT, bundle: true, minify: true, format: 'esm', target: 'es2022', jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error', legalComments: 'none' } as const

export type Pages = { createRenderer: typeof createRenderer }

/** What writes the pages, made of the product's own panels. */
export async function buildPages(folder: string): Promise<Pages> {
  const outfile = join(folder, 'pages.mjs')
  await build({ ...COMMON, entryPoints: [at('components/static/render.tsx')], outfile, platform: 'node', minify: false, plugins: [twins({ ...PACKAGES, ...WRITING })] })
  return (await import(pathToFileURL(outfile).href)) as Pages
}

/** Scripts, styles, fonts and the icon, into `assets/` of the export; names carry a hash of what is in them, but for the workers'. */
export async function buildAssets(out: string): Promise<Assets> {
  const outdir = join(out, 'assets')
  const { metafile } = await build({
    ...COMMON, outdir, metafile: true, splitting: true, platform: 'browser', entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]', assetNames: '[name]-[hash]', loader: { '.woff2': 'file', '.woff': 'file' },
    entryPoints: { map: at('components/static/map-page.tsx'), styles: at('app/globals.css') }, plugins: [twins({ ...PACKAGES, ...DRAWING }), styles],
  })
  const { metafile: small } = await build({ ...COMMON, outdir, metafile: true, format: 'iife', entryNames: '[name]-[hash]', entryPoints: { theme: at('components/static/theme.ts') } })
  await build({ ...COMMON, outdir, entryPoints: { engine: at('lib/slice/worker.ts'), 'maplibre-worker': at('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs') } })
  const made = [...Object.entries(metafile.outputs), ...Object.entries(small.outputs)].map(([file, output]) => ({ file: relative(out, resolve(ROOT, file)), ...output }))
  const ofEntry = (entry: string, ending: string) => {
    const found = made.find(o => o.entryPoint === entry && o.file.endsWith(ending))
    if (!found) throw new Error(`The bundle has no ${ending} of ${entry}.`)
    return found
  }
  const map = ofEntry('components/static/map-page.tsx', '.js')
  cpSync(at('public/fonts'), join(outdir, 'fonts'), { recursive: true })
  cpSync(at('app/icon.svg'), join(outdir, 'icon.svg'))
  return { style: ofEntry('app/globals.css', '.css').file, theme: ofEntry('components/static/theme.ts', '.js').file, icon: 'assets/icon.svg', map: { script: map.file, styles: map.cssBundle ? [relative(out, resolve(ROOT, map.cssBundle))] : [] } }
}

/** A folder for what is made on the way, and its end. */
export function scratchIn(folder: string): { path: string; remove(): void } {
  const path = join(folder, `.pages-${process.pid}`)
  mkdirSync(path, { recursive: true })
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
