import { createRoot } from 'react-dom/client'
import { MapView, type MapViewProps } from '@/components/map'
import { DRAWN_MARK } from '@/components/map/rings/layer'
import { createEngineClient } from '@/lib/slice/client'
import type { Day, Frame, FrameQuery } from '@/lib/slice/types'
import { CAMERA } from '../camera'
import { dataUrl, start } from './bench'

// This atlas: its engine in its worker over one slice of all records, its map in React, as the explorer joins them. Facet
// counts, tolls, histogram and overview are in every frame, as the explorer asks for them.

const COLORS = ['#c14325', '#be7d00', '#00509a', '#b163ac', '#1c845b', '#80858a']
const GROUP_OF_CODE = [0, 1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5]

const engine = createEngineClient(() => new Worker('/engine.js', { type: 'module' }))
const listeners = new Set<() => void>()
let frame: Frame | null = null
const frames: MapViewProps['frames'] = {
  get: () => frame,
  subscribe(listener) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
engine.onFrame(next => {
  frame = next
  for (const listener of listeners) listener()
})

const nothing = () => {}
const fixed: Omit<MapViewProps, 'onCamera' | 'onReady'> = {
  locale: 'en', theme: 'light', initialCamera: CAMERA, frames, colors: COLORS, groupOfCode: GROUP_OF_CODE, icons: [], areas: null, selected: null, highlighted: [],
  drawnArea: null, drawMode: null, streetTiles: null, credits: [],
  labels: { map: 'Map', zoomIn: '+', zoomOut: '−', resetNorth: 'N', fullscreen: 'F', exitFullscreen: 'X', noStreets: '', noStreetsHere: '', attribution: '', failed: 'No WebGL' },
  onDrawn: nothing, onPickSingle: nothing, onPickMember: nothing, onPickCluster: nothing, onPickArea: nothing, onHover: nothing,
}

/** Resolves with the time of the first picture that was drawn after the frame for [from, to] arrived. */
const drawnFor = (from: Day, to: Day) => new Promise<number>(done => {
  let arrived = Infinity
  const off = engine.onFrame(({ query: { window } }) => { if (window.from === from && window.to === to) arrived = Math.min(arrived, performance.now()) })
  const observer = new PerformanceObserver(list => {
    const drawn = list.getEntriesByName(DRAWN_MARK).find(mark => mark.startTime >= arrived)
    if (!drawn) return
    observer.disconnect()
    off()
    done(drawn.startTime)
  })
  observer.observe({ type: 'mark' })
})

start(async first => {
  const viewport = new Promise<FrameQuery['viewport']>(done => {
    createRoot(document.getElementById('map') as HTMLElement).render(
      <MapView {...fixed} onReady={nothing} onCamera={({ zoom }, bounds) => done({ bounds, zoom })} />)
  })
  const meta = await engine.load(dataUrl('slice'))
  const [from, to] = [meta.first, meta.last] as [Day, Day]
  const base: Omit<FrameQuery, 'window'> = {
    facets: {}, area: null, by: { property: 'f0', groupOfCode: GROUP_OF_CODE, groups: COLORS.length }, viewport: await viewport,
    histogram: { from, to, unit: 'month' }, overview: { from, to, unit: 'month' },
  }
  const show = (from: Day, to: Day) => {
    const drawn = drawnFor(from, to)
    engine.request({ ...base, window: { from, to, match: 'possible' } })
    return drawn
  }
  await show(...first)
  return { show, count: async () => frame?.clusters?.n.reduce((sum, n) => sum + n, 0) ?? 0 }
})
