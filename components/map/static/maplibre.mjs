// As ../maplibre.mjs, and what the static edition needs besides: tiles that are files (scripts/atlas/export/bundle.ts).
export { Map, setWorkerUrl, addProtocol } from 'maplibre-gl/dist/maplibre-gl.mjs'
