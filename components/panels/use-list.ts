'use client'
import { useDeferredValue, useEffect, useState, type RefObject } from 'react'
import useSWR from 'swr'
import { useAtlas } from '@/components/explorer/context'
import type { ExplorerState } from '@/components/explorer/store'
import type { ListAnswer } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'
import { writeView } from '@/lib/search-params'
import { formatDay } from '@/lib/time/day'

const REST_MS = 90

/**
 * Address of the list for the view on screen, once it rests: the list follows a handle without a request, and without a
 * render, per pixel. Edition-addressed, so the browser keeps the answer.
 */
function useListUrl(extra: Record<string, string>): string {
  const { store, manifest } = useAtlas()
  const asked = JSON.stringify(extra)
  const [url, setUrl] = useState(() => listAddress(store.get(), manifest, JSON.parse(asked) as Record<string, string>))
  useEffect(() => {
    let seen = store.get()
    let timer: ReturnType<typeof setTimeout>
    setUrl(listAddress(seen, manifest, JSON.parse(asked) as Record<string, string>))
    const off = store.subscribe(() => {
      const { view, live, edition } = store.get()
      if (view === seen.view && live === seen.live && edition === seen.edition) return
      seen = store.get()
      clearTimeout(timer)
      timer = setTimeout(() => setUrl(listAddress(store.get(), manifest, JSON.parse(asked) as Record<string, string>)), REST_MS)
    })
    return () => {
      clearTimeout(timer)
      off()
    }
  }, [store, manifest, asked])
  return url
}

/** Address of the list for what is on screen, narrowed by `extra` (docs/api.md). */
export function listAddress({ view, live, edition }: ExplorerState, manifest: Manifest, extra: Record<string, string>): string {
  const window = live ? { from: formatDay(live.from), to: formatDay(live.to) } : {}
  const query = new URLSearchParams(writeView({ ...view, ...window, at: null, span: null, tab: 'incidents', by: null, edition: null }, manifest))
  for (const [name, value] of Object.entries(extra)) query.set(name, value)
  query.sort()
  return `/api/editions/${edition.key}/list?${query}`
}

/** Marks rows that are of another view than the one on screen as busy, until theirs come: they must not be read as the answer. */
export function useStale(rows: RefObject<HTMLElement | null>, extra: Record<string, string>, shown: string | null): void {
  const { store, manifest } = useAtlas()
  const asked = JSON.stringify(extra)
  useEffect(() => {
    let seen: ExplorerState | null = null
    const mark = () => {
      const now = store.get()
      // A frame that comes changes no address.
      if (seen && now.view === seen.view && now.live === seen.live && now.edition === seen.edition) return
      seen = now
      rows.current?.setAttribute('aria-busy', String(listAddress(now, manifest, JSON.parse(asked) as Record<string, string>) !== shown))
    }
    mark()
    return store.subscribe(mark)
  }, [store, manifest, rows, asked, shown])
}

/** Rows for the view, kept on screen while the next ones come; `shown` is the address whose rows they are. */
export function useList(extra: Record<string, string>, fallback?: ListAnswer) {
  const url = useListUrl(extra)
  const { source } = useAtlas()
  const [first] = useState(url)
  // The rows travel with their address: SWR keeps the last ones while the next are on their way.
  const answer = useSWR<Rows, Error>(url, async (asked: string) => ({ answer: await source.json<ListAnswer>(asked), of: asked }), {
    keepPreviousData: true, revalidateOnFocus: false, revalidateIfStale: false, revalidateOnReconnect: false,
    fallbackData: url === first && fallback ? { answer: fallback, of: url } : undefined,
  })
  const rows = useDeferredValue(answer.data)
  return { error: answer.error, mutate: answer.mutate, data: rows?.answer, shown: rows?.of ?? null }
}

interface Rows { answer: ListAnswer; of: string }
