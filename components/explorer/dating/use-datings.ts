'use client'
import type { FeatureCollection } from 'geojson'
import { useMemo } from 'react'
import useSWR from 'swr'
import { areOf, type DatingLayer } from '@/lib/dating/layer'
import type { Datings } from '@/lib/model/track'
import type { Day } from '@/lib/slice/types'
import { parseDay } from '@/lib/time/day'
import { useAtlas, useExplorer } from '../context'
import { fetchJson } from '../fetch-json'

/** Answers come in all the time; asked for again only by who looks, and answered with 304 while there is nothing new. */
const EVERY_MS = 10_000

export interface LoadedDatings {
  /** Each with its id as a property too: what the map knows it by. */
  outlines: FeatureCollection
  datings: Datings
  /** Of the scenes. */
  days: Day[]
  rowOf: Map<string, number>
}

/** Outlines and dates of a project, kept up to date. `outdated`: the server dates by other outlines or scenes than the page has. */
export function useDatings(layer: DatingLayer): { loaded: LoadedDatings | null; failed: boolean; outdated: boolean } {
  const { source } = useAtlas()
  const edition = useExplorer(s => s.edition.key)
  const outlines = useSWR<FeatureCollection>(`/api/editions/${edition}/files/${layer.outlines}`, source.json, { revalidateOnFocus: false, revalidateIfStale: false })
  // A page that has followed to another edition asks at once, and shows nothing by the one before meanwhile.
  const datings = useSWR<Datings, Error, [string, string]>([`/api/dating/${layer.id}/buildings`, [layer.outlines, ...layer.days].join(' ')], ([url]) => fetchJson<Datings>(url), { refreshInterval: EVERY_MS })
  const outdated = datings.data !== undefined && !areOf(datings.data, layer)
  const named = useMemo<FeatureCollection | null>(() => outlines.data ? { ...outlines.data, features: outlines.data.features.map(f => ({ ...f, properties: { id: f.id } })) } : null, [outlines.data])
  const loaded = useMemo<LoadedDatings | null>(() => {
    if (!named || !datings.data || outdated) return null
    return { outlines: named, datings: datings.data, days: layer.days.map(day => parseDay(day) as Day), rowOf: new Map(named.features.map((f, row) => [String(f.id), row])) }
  }, [named, datings.data, outdated, layer.days])
  return { loaded, failed: !loaded && !outdated && (outlines.error !== undefined || datings.error !== undefined), outdated }
}
