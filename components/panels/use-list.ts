'use client'
import { useDeferredValue, useEffect, useState } from 'react'
import useSWR from 'swr'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import type { ListAnswer } from '@/lib/model/list-item'
import { writeView } from '@/lib/search-params'
import { formatDay } from '@/lib/time/day'

export class HttpError extends Error {
  constructor(readonly status: number, url: string) {
    super(`The server answered ${status} to ${url}.`)
  }
}

export async function fetchJson<T>(url: string): Promise<T> {
  const answer = await fetch(url)
  if (!answer.ok) throw new HttpError(answer.status, url)
  return (await answer.json()) as T
}

/** Waits until a value has rested: the list follows the handle without a request per pixel. */
function useRested<T>(value: T, milliseconds: number): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return rested
}

/** Address of the list for the view on screen; edition-addressed, so the browser keeps it. */
export function useListUrl(extra: Record<string, string>): string {
  const { manifest } = useAtlas()
  const [view] = useView()
  const edition = useExplorer(s => s.edition.key)
  const live = useExplorer(s => s.live)
  const window = live ? { from: formatDay(live.from), to: formatDay(live.to) } : {}
  const query = new URLSearchParams(writeView({ ...view, ...window, at: null, span: null, tab: 'incidents', by: null, edition: null }, manifest))
  for (const [name, value] of Object.entries(extra)) query.set(name, value)
  query.sort()
  return `/api/editions/${edition}/list?${query}`
}

/** Rows for the view, kept on screen while the next ones come. */
export function useList(extra: Record<string, string>, fallback?: ListAnswer) {
  const url = useRested(useListUrl(extra), 90)
  const [first] = useState(url)
  const answer = useSWR<ListAnswer, Error>(url, fetchJson, {
    keepPreviousData: true, revalidateOnFocus: false, revalidateIfStale: false, revalidateOnReconnect: false,
    fallbackData: url === first ? fallback : undefined,
  })
  return { ...answer, data: useDeferredValue(answer.data) }
}
