'use client'
import { useEffect, useState, type RefObject } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { Icon } from '@/components/ui/Icon'
import type { MapLabels } from './types'

interface Props { map: RefObject<MapRef | null>; labels: MapLabels; credits: string[]; dir: 'ltr' | 'rtl'; zoom: number; note: string | null }

const NICE_METERS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6]
const SCALE_PX = 90
const METERS_PER_PX_AT_0 = 78_271.517

/** Our own buttons, scale and credit: they mirror with the page, the map does not. */
export function Controls({ map, labels, credits, dir, zoom, note }: Props) {
  const [full, setFull] = useState(false)
  const [bearing, setBearing] = useState(0)
  useEffect(() => {
    const m = map.current?.getMap()
    const changed = () => setFull(Boolean(document.fullscreenElement))
    const turned = () => setBearing(m?.getBearing() ?? 0)
    document.addEventListener('fullscreenchange', changed)
    m?.on('rotate', turned)
    return () => {
      document.removeEventListener('fullscreenchange', changed)
      m?.off('rotate', turned)
    }
  }, [map])
  const button = 'grid size-9 place-items-center hover:bg-chip pointer-coarse:size-11'
  const toggle = () => {
    if (document.fullscreenElement) void document.exitFullscreen()
    else void map.current?.getContainer().closest('section')?.requestFullscreen()
  }
  const lat = map.current?.getCenter().lat ?? 0
  const perPixel = (METERS_PER_PX_AT_0 / 2 ** zoom) * Math.cos((lat * Math.PI) / 180)
  const meters = NICE_METERS.findLast(m => m / perPixel <= SCALE_PX) ?? 1
  return (
    <div dir={dir} className="pointer-events-none absolute inset-0 [&>*]:pointer-events-auto">
      <div className="absolute end-3 top-3 flex flex-col divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface shadow-float max-md:hidden">
        <button type="button" className={button} aria-label={labels.zoomIn} title={labels.zoomIn} onClick={() => map.current?.zoomIn()}><Icon name="plus" /></button>
        <button type="button" className={button} aria-label={labels.zoomOut} title={labels.zoomOut} onClick={() => map.current?.zoomOut()}><Icon name="minus" /></button>
        <button type="button" className={button} aria-label={labels.resetNorth} title={labels.resetNorth} onClick={() => map.current?.resetNorth()}><span style={{ transform: `rotate(${-bearing}deg)` }}><Icon name="compass" /></span></button>
        <button type="button" className={button} aria-label={full ? labels.exitFullscreen : labels.fullscreen} title={full ? labels.exitFullscreen : labels.fullscreen} onClick={toggle}><Icon name={full ? 'shrink' : 'expand'} /></button>
      </div>
      {note && <p className="absolute inset-x-0 bottom-9 mx-auto w-fit max-w-[70%] rounded-md bg-surface/85 px-2.5 py-1 text-center text-xs text-muted max-md:bottom-24">{note}</p>}
      <div className="absolute end-3 bottom-1.5 flex items-end gap-3 text-xs text-muted max-md:end-2 max-md:bottom-[84px]">
        <span className="max-md:hidden"><bdi className="block border-x border-b border-muted px-1 text-center leading-4 tabular-nums" style={{ width: meters / perPixel }}>{meters >= 1000 ? `${meters / 1000} km` : `${meters} m`}</bdi></span>
        <span aria-label={labels.attribution} role="note"><bdi lang="en" className="max-md:rounded max-md:bg-surface/70 max-md:px-1">{credits.join(' · ')}</bdi></span>
      </div>
    </div>
  )
}
