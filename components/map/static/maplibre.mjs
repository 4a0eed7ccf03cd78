// As ../maplibre.mjs, and what the static edition needs besides: tiles that are files (scripts/atlas/export/bundle.ts).
import { setWorkerUrl as set } from 'maplibre-gl/dist/maplibre-gl.mjs'

export { Map, addProtocol } from 'maplibre-gl/dist/maplibre-gl.mjs'

/** Whatever the served page names: the worker lies beside this script, and is no .mjs, which many web servers give no type that a browser runs. */
export const setWorkerUrl = () => set(new URL('./maplibre-worker.js', import.meta.url).href)
