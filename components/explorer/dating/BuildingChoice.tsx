'use client'
import { useTranslations } from 'next-intl'
import { memo, useDeferredValue, useId } from 'react'
import { STANDINGS } from '@/lib/dating/standing'
import { useAtlas, useExplorer } from '../context'
import type { LoadedDatings } from './use-datings'

/** More make no list: one of some of them would keep the others from whoever has no pointer, and its counts would be wrong. */
const MOST_LISTED = 1000

/** The buildings in view as a list, for whoever points with keys or reads with the ears; by what is known of them. */
export const BuildingChoice = memo(function BuildingChoice({ loaded, standings }: { loaded: LoadedDatings; standings: Uint8Array }) {
  const t = useTranslations('dating.layer')
  const { store } = useAtlas()
  const building = useExplorer(s => s.building)
  // While the map moves there are many; the list may lag behind.
  const bounds = useDeferredValue(useExplorer(s => s.bounds))
  const select = useId()
  if (!bounds) return null
  const [w, s, e, n] = bounds
  const inView: number[] = []
  loaded.outlines.features.forEach((f, row) => {
    const [lon, lat] = firstPosition(f.geometry)
    if (lon >= w && lon <= e && lat >= s && lat <= n) inView.push(row)
  })
  const listed = inView.length > MOST_LISTED ? [] : inView
  const ids = listed.map(row => String(loaded.outlines.features[row].id))
  return (
    <p className="flex items-center gap-x-2 text-sm">
      <label htmlFor={select}>{t('choose')}</label>
      <select id={select} className="select w-44 text-sm" value={building ?? ''} onChange={event => store.set({ building: event.target.value || null })}>
        <option value="">{t(inView.length > MOST_LISTED ? 'tooMany' : 'none', { n: inView.length })}</option>
        {building !== null && !ids.includes(building) && <option value={building}>{building}</option>}
        {STANDINGS.map((standing, number) => {
          const here = listed.filter(row => standings[row] === number)
          return here.length > 0 && <optgroup key={standing} label={`${t(standing, { n: here.length })} (${here.length})`}>{here.map(row => { const id = String(loaded.outlines.features[row].id); return <option key={id} value={id}>{id}</option> })}</optgroup>
        })}
      </select>
    </p>
  )
})

function firstPosition(geometry: GeoJSON.Geometry): GeoJSON.Position {
  if (geometry.type === 'Polygon') return geometry.coordinates[0][0]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates[0][0][0] : [NaN, NaN]
}
