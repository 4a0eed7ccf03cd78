// The parts of MapLibre that this page uses. Its package is one module, and react-map-gl asks for all of it; named here
// (next.config.js puts this file in its place) the rest, controls and markers that we draw ourselves, is left out: 11 kB.
export { Map, setWorkerUrl } from 'maplibre-gl/dist/maplibre-gl.mjs'
