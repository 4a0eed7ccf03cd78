import { DataFilterExtension } from '@deck.gl/extensions'
import { ScatterplotLayer } from '@deck.gl/layers'
import { MapLibreOverlay } from '@deck.gl/maplibre'
import type { Day } from '../../../../lib/slice/types'
import { dataUrl, rows, start } from './bench'
import { plainMap } from './plain-map'

// deck.gl: everything lies on the graphics card once, as binary columns (its fastest way in), and a shader hides what is out of
// the window. On a canvas of its own over the map's, as the rings of this atlas are.

start(async first => {
  const [map, bytes] = await Promise.all([plainMap(), fetch(dataUrl('columns')).then(answer => answer.arrayBuffer())])
  const data = {
    length: rows,
    attributes: { getPosition: { value: new Float64Array(bytes, 0, 2 * rows), size: 2 }, getFilterValue: { value: new Float32Array(bytes, 16 * rows, rows), size: 1 } },
  }
  const hiding = [new DataFilterExtension({ filterSize: 1 })]
  const counting = [new DataFilterExtension({ filterSize: 1, countItems: true })]
  let heard: (() => void) | null = null
  let shown = first
  const layer = ([from, to]: [Day, Day], onCount?: (count: number) => void) => new ScatterplotLayer({
    id: onCount ? 'counted' : 'records', data, radiusUnits: 'pixels', getRadius: 4, getFillColor: [0, 80, 154, 200], filterRange: [from, to],
    extensions: onCount ? counting : hiding, ...(onCount && { onFilteredItemsChange: ({ count }: { count: number }) => onCount(count) }),
  })
  const overlay = new MapLibreOverlay({ interleaved: false, layers: [layer(first)], onAfterRender: () => heard?.() })
  const drawn = () => new Promise<number>(done => { heard = () => { heard = null; done(performance.now()) } })
  const begun = drawn()
  map.addControl(overlay)
  await begun
  return {
    show(from, to) {
      shown = [from, to]
      const done = drawn()
      overlay.setProps({ layers: [layer(shown)] })
      return done
    },
    // Counted on the card by the same shader; only when asked, since it draws everything once more.
    count: () => new Promise(done => { overlay.setProps({ layers: [layer(shown, done)] }) }),
  }
})
