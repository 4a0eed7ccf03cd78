'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import useSWR from 'swr'
import type { EditionInfo } from '@/lib/model/list-item'
import { fetchJson } from '@/components/panels/use-list'
import { useAtlas } from './context'

const ASK_EVERY_MS = 5000

/** Asks which edition is current; a new one is taken without a reload: panels by the router, the map by its slice. */
export function useEdition(): { offline: boolean } {
  const { store } = useAtlas()
  const router = useRouter()
  const { data, error } = useSWR<{ edition: string; number: number; date: string; hash: string; draft: boolean }, Error>(
    '/api/editions/current', fetchJson, { refreshInterval: ASK_EVERY_MS, revalidateOnFocus: true, dedupingInterval: 1000, shouldRetryOnError: false },
  )
  useEffect(() => {
    if (!data || data.hash === store.get().edition.hash) return
    const edition: EditionInfo = { key: data.edition, number: data.number, date: data.date, hash: data.hash, draft: data.draft }
    store.set({ edition })
    router.refresh()
  }, [data, store, router])
  return { offline: Boolean(error) }
}
