'use client'
import { useMemo, type RefObject } from 'react'
import type { MapApi, MapViewProps } from '@/components/map'
import { localePath } from '@/i18n/locales'
import type { Area } from '@/lib/geo/area'
import { useAtlas } from './context'
import { outlinesDrawn } from './query'
import { useGo } from './use-go'
import { useView } from './use-view'

// Only records that are summed ask the server who lies in a place.
const idsIn = () => import('./ids-in')

const FAN_MAX = 40
const LISTED_MAX = 500
/** Some hundred metres. */
const NEAR_DEGREES = 1e-3

/** What a click on the map does: opens a record, zooms to a ring, lists and fans out what shares a place. What does not come is said, and can be asked for again. */
export function usePicks(api: RefObject<MapApi | null>): Pick<MapViewProps, 'onPickSingle' | 'onPickMember' | 'onPickCluster' | 'onPickArea'> {
  const { store, manifest, locale, engine, source, visit } = useAtlas()
  const go = useGo()
  const [, setView] = useView()
  return useMemo(() => {
    const open = (id: string) => (source.local ? source.local.open(id) : go(`/incidents/${id}`))
    const memberIds = async (index: number, limit: number) => (await engine.current?.members(index, limit)) ?? []

    /** Runs what may fail for want of a network. */
    const attempt = (pick: () => Promise<void>) => {
      store.set({ unanswered: null })
      pick().catch((error: unknown) => {
        // The page is being left: nobody waits for the answer.
        if (error instanceof DOMException && error.name === 'AbortError') return
        store.set({ unanswered: { what: 'listFailed', retry: () => attempt(pick) } })
      })
    }
    const listHere = (ids: string[], some = false) => {
      store.set({ place: { ids, some }, sheet: 'half' })
      if (source.local) return source.local.open(null)
      // An embed has no list in a panel: it shows one over its map.
      if (!visit && (store.get().view.tab !== 'incidents' || window.location.pathname !== localePath(locale, '/'))) go('/', { ...store.get().view, tab: 'incidents' })
    }
    const listIn = (here: Area) => attempt(async () => {
      const { matched, ids } = await (await idsIn()).idsIn(here, store.get(), manifest, source)
      if (matched <= LISTED_MAX) listHere(ids)
      // Nothing in an embed would take the filter away again.
      else if (visit) go('/', { ...store.get().view, area: here })
      else setView({ area: here })
    })
    const pickCluster = async (index: number) => {
      const clusters = store.get().frame?.clusters
      if (!clusters) return
      const place = { lon: clusters.lon[index], lat: clusters.lat[index] }
      if (!clusters.same[index]) {
        const [w, s, e, n] = clusters.bounds.subarray(index * 4, index * 4 + 4)
        // Sums tell places apart to a cell only: what lies this near is listed, or the click would go round in a circle.
        if (store.get().meta?.kind === 'sums' && e - w < NEAR_DEGREES && n - s < NEAR_DEGREES) return listIn({ kind: 'box', bounds: [w, s, e, n] })
        api.current?.fitBounds([w, s, e, n])
        return
      }
      const members = await memberIds(index, LISTED_MAX)
      // Summed: the server knows their names. Too many for a list become a filter by place.
      if (members.length < Math.min(clusters.n[index], LISTED_MAX)) return listIn((await idsIn()).aroundPoint(place.lon, place.lat))
      listHere(members.map(m => m.id))
      api.current?.fan(place.lon, place.lat, members.slice(0, FAN_MAX))
    }
    return {
      onPickSingle: index => attempt(async () => {
        const [member] = await memberIds(index, 1)
        if (member) open(member.id)
      }),
      onPickMember: member => open(member.id),
      onPickCluster: index => attempt(() => pickCluster(index)),
      onPickArea: ids => {
        const { frame } = store.get()
        const some = frame !== null && frame.outlined.matched > outlinesDrawn(frame)
        if (ids.length === 1 && !some) open(ids[0])
        else listHere(ids, some)
      },
    }
  }, [store, manifest, locale, engine, source, visit, go, api, setView])
}
