'use client'
import type { Map as MapLibre } from 'maplibre-gl'
import { Fragment, useEffect, useState, type ReactNode } from 'react'
import { Icon } from '@/components/ui/Icon'
import type { Bounds } from '@/lib/slice/types'
import { reducedMotion, toggleFullscreen } from './api'
import { scaleBar, scaleText, type Scale } from './scale'
import type { Credit, MapLabels } from './types'

interface Props { map: MapLibre | null; labels: MapLabels; credits: Credit[]; dir: 'ltr' | 'rtl'; streets: Bounds | 'coming' | null; locate: boolean; children?: ReactNode }
interface Seen { scale: Scale; bearing: number; city: boolean; streets: boolean }

const SCALE_PX = 90
/** From here on a reader expects streets. */
const CITY_ZOOM = 11.5
const OWN_PLACE_ZOOM = 12

const holds = ([w, s, e, n]: Bounds, lon: number, lat: number): boolean => lon >= w && lon <= e && lat >= s && lat <= n

/**
 * Our own buttons, scale and credit: they mirror with the page, the map does not. On phones the compass shows while the map is
 * turned and the zoom once there is room (globals.css); a column that is too short for its buttons begins a second one.
 */
export function Controls({ map, labels, credits, dir, streets, locate, children }: Props) {
  const [full, setFull] = useState(false)
  const [seen, setSeen] = useState<Seen | null>(null)
  useEffect(() => {
    if (!map) return
    const look = () => setSeen(last => {
      const { lng, lat } = map.getCenter()
      const next = { scale: scaleBar(lat, map.getZoom(), SCALE_PX), bearing: Math.round(map.getBearing()), city: map.getZoom() >= CITY_ZOOM, streets: streets === 'coming' || (streets !== null && holds(streets, lng, lat)) }
      return last && last.scale.px === next.scale.px && last.scale.meters === next.scale.meters && last.bearing === next.bearing && last.city === next.city && last.streets === next.streets ? last : next
    })
    const changed = () => setFull(Boolean(document.fullscreenElement))
    look()
    map.on('move', look)
    document.addEventListener('fullscreenchange', changed)
    return () => {
      map.off('move', look)
      document.removeEventListener('fullscreenchange', changed)
    }
  }, [map, streets])
  // Some phones fill the screen with films only.
  const canFill = typeof document !== 'undefined' && document.fullscreenEnabled
  const motion = () => ({ animate: !reducedMotion() })
  const findMe = () => navigator.geolocation.getCurrentPosition(({ coords }) => map?.flyTo({ center: [coords.longitude, coords.latitude], zoom: Math.max(OWN_PLACE_ZOOM, map.getZoom()), ...motion() }))
  return (
    <div dir={dir} className="pointer-events-none absolute inset-0">
      <div className="map-tools">
        <div className="flex flex-col divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface text-ink shadow-float empty:hidden">
          <MapButton icon="plus" label={labels.zoomIn} className="map-zoom" onClick={() => map?.zoomIn(motion())} />
          <MapButton icon="minus" label={labels.zoomOut} className="map-zoom" onClick={() => map?.zoomOut(motion())} />
          <MapButton icon="compass" label={labels.resetNorth} className={seen?.bearing ? '' : 'map-north'} turn={-(seen?.bearing ?? 0)} onClick={() => map?.resetNorth(motion())} />
          {canFill && <MapButton icon={full ? 'shrink' : 'expand'} label={full ? labels.exitFullscreen : labels.fullscreen} onClick={() => { if (map) toggleFullscreen(map) }} />}
          {locate && labels.locate && <MapButton icon="locate" label={labels.locate} onClick={findMe} />}
        </div>
        {children}
      </div>
      <div className="map-foot">
        {seen?.city && !seen.streets && <p className="print-none rounded-md bg-surface/85 px-2 py-0.5 md:text-end">{streets ? labels.noStreetsHere : labels.noStreets}</p>}
        <div className="flex items-end gap-3 max-md:w-full max-md:flex-col max-md:items-start max-md:gap-1.5">
          {/* On paper the map is a picture of another size. */}
          {seen && <bdi className="print-none block border-x border-b border-muted px-1 text-center leading-4 tabular-nums max-md:bg-surface/60" style={{ width: seen.scale.px }}>{scaleText(seen.scale)}</bdi>}
          <Credits credits={credits} label={labels.attribution} />
        </div>
      </div>
    </div>
  )
}

interface ButtonProps { icon: string; label: string; turn?: number; className?: string; onClick(): void }

function MapButton({ icon, label, turn, className = '', onClick }: ButtonProps) {
  return (
    <button type="button" className={`${className} grid size-9 place-items-center -outline-offset-2 hover:bg-chip pointer-coarse:size-11`} aria-label={label} title={label} onClick={onClick}>
      <span style={turn ? { transform: `rotate(${turn}deg)` } : undefined}><Icon name={icon} /></span>
    </button>
  )
}

/** Who made the base map; links open apart and tell the other side nothing. */
function Credits({ credits, label }: { credits: Credit[]; label: string }) {
  return (
    <span role="note" aria-label={label} className="pointer-events-auto rounded bg-surface/70 px-1">
      <bdi lang="en">
        {credits.map((credit, i) => {
          const { label: text, url } = typeof credit === 'string' ? { label: credit, url: undefined } : credit
          return <Fragment key={text}>{i > 0 && ' · '}{url ? <a href={url} target="_blank" rel="noopener noreferrer" className="hover:underline">{text}</a> : text}</Fragment>
        })}
      </bdi>
    </span>
  )
}
