// MapLibre's main thread bundled from the source in its own package, without the parts that our maps never use (docs/decisions/0011).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './machine.mjs'

/** What is written, and stands for the package `maplibre-gl` in the pages' bundles (next.config.js). */
export const MAPLIBRE = 'components/map/maplibre.made.mjs'

/**
 * Modules left out, by their path in the package's `src`. Kinds of layers, sources and projections that no style of ours names;
 * terrain; and what only the worker runs, which is the package's own file.
 */
const LEFT_OUT = new RegExp(`/maplibre-gl/src/(?:${[
  'webgl/draw/draw_(?:heatmap|hillshade|color_relief|fill_extrusion|terrain|collision_debug|debug)',
  'style/style_layer/(?:heatmap|hillshade|color_relief|fill_extrusion)_style_layer(?:_properties\\.g)?',
  'data/bucket/(?:heatmap|fill_extrusion)_bucket', 'data/dem_data',
  'source/(?:video_source|canvas_source|raster_dem_tile_source|vector_tile_mlt|rtl_text_plugin_worker)',
  'geo/projection/(?:globe_projection|globe_transform|globe_camera_helper|globe_covering_tiles_details_provider|vertical_perspective_camera_helper|vertical_perspective_projection|vertical_perspective_transform)',
  'render/(?:terrain|fill_large_mesh_arrays)', 'tile/terrain_tile_manager', 'webgl/render_to_texture',
  'webgl/program/(?:heatmap|hillshade|hillshade_prepare|color_relief|fill_extrusion|collision|debug)_program',
  'symbol/(?:bidi|arabic_shaping|get_anchors|merge_lines|check_max_angle|transform_text)',
  'ui/(?:hash|control/(?:attribution_control|logo_control))',
].join('|')})\\.ts$`)
/** Called for every picture whatever the style says, and does nothing here: our maps are never tilted, but a sky would be compiled and painted over all of them. */
const IDLE = /\/maplibre-gl\/src\/webgl\/draw\/draw_sky\.ts$/
/** Shaders of the layers above. */
const NO_SHADER = /\/shaders\/glsl\/(?:heatmap|heatmap_texture|hillshade|hillshade_prepare|color_relief|fill_extrusion|fill_extrusion_pattern|terrain|terrain_depth|collision_box|collision_circle|debug|depth|sky|atmosphere)\.(?:vertex|fragment)\.glsl\.g\.ts$/

/** The names that a module exports, from its text. */
const exportsOf = text => [...new Set([...text.matchAll(/^export (?:abstract )?(?:async )?(?:class|function|const|let) (\w+)/gm)].map(m => m[1]).concat([...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(m => m[1].split(',').map(name => name.trim().split(/\s+as\s+/).pop()).filter(name => name && !name.startsWith('type ')))))]

const leaveOut = {
  name: 'leave-out',
  setup({ onLoad }) {
    // Of the package's own description only the version is used.
    onLoad({ filter: /\/maplibre-gl\/package\.json$/ }, ({ path }) => ({ contents: JSON.stringify({ version: JSON.parse(readFileSync(path, 'utf8')).version }), loader: 'json' }))
    onLoad({ filter: NO_SHADER }, () => ({ contents: "export default ''" }))
    onLoad({ filter: IDLE }, ({ path }) => ({ contents: exportsOf(readFileSync(path, 'utf8')).map(name => `export function ${name}() {}`).join('\n'), loader: 'js' }))
    onLoad({ filter: LEFT_OUT }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      const what = path.slice(path.lastIndexOf('/') + 1, -3)
      const lines = exportsOf(text).map(name => (/^is[A-Z]/.test(name) ? `export const ${name} = () => false` : `export function ${name}() { missing() }`))
      return { contents: `function missing() { throw new Error('${what} is not part of this map: scripts/run/maplibre.mjs leaves it out.') }\n${lines.join('\n')}`, loader: 'js' }
    })
    // Asked for by its parts, of a vector library only the functions that are called come along.
    onLoad({ filter: /\/maplibre-gl\/src\/.*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      return { contents: text.replace(/^import \{([^}]*)\} from 'gl-matrix';$/gm, (_, names) => names.split(',').map(name => name.trim()).filter(name => !name.startsWith('type ')).map(name => `import * as ${name} from 'gl-matrix/esm/${name}.js';`).join(' ')), loader: 'ts' }
    })
  },
}

const ENTRY = `
export { Map } from 'maplibre-gl/src/ui/map.ts'
import { config } from 'maplibre-gl/src/util/config.ts'
export const setWorkerUrl = url => { config.WORKER_URL = url }`

/** Writes the bundle. Throws with esbuild's own messages when the package's source is not what it was. */
export async function buildMaplibre({ metafile = false } = {}) {
  // Not above: `npm start` reads this file before the packages are installed.
  const { build } = await import('esbuild')
  return build({
    stdin: { contents: ENTRY.replaceAll("'maplibre-gl/", `'${join(root, 'node_modules/maplibre-gl')}/`), resolveDir: root, loader: 'js' },
    outfile: join(root, MAPLIBRE), bundle: true, minify: true, format: 'esm', target: 'es2022', legalComments: 'none', logLevel: 'warning', metafile,
    banner: { js: '/* MapLibre GL JS, BSD-3-Clause, https://github.com/maplibre/maplibre-gl-js; bundled in parts by scripts/run/maplibre.mjs */' },
    // The worker's address is given by the page, whole: there is nothing to resolve it against.
    define: { 'import.meta.url': 'globalThis.location.href' },
    // As the package compiles itself: a field that is only declared leaves what a parent class has set.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    plugins: [leaveOut],
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildMaplibre()
