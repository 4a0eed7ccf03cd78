'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import useSWR from 'swr'
import type { EditionInfo } from '@/lib/model/list-item'
import { fetchJson } from '@/components/panels/use-list'
import { useAtlas } from './context'
import { takeEdition } from './take-edition'

const ASK_EVERY_MS = 5000

/** Asks which edition is current; a new one is taken without a reload: panels by the router, the map by its slice. Goes on asking without a network, to say so. */
export function useEdition(): { offline: boolean } {
  const { store } = useAtlas()
  const router = useRouter()
  const { data, error } = useSWR<Omit<EditionInfo, 'key'> & { edition: string }, Error>(
    '/api/editions/current', fetchJson, { refreshInterval: ASK_EVERY_MS, refreshWhenOffline: true, revalidateOnFocus: true, dedupingInterval: 1000, shouldRetryOnError: false },
  )
  useEffect(() => {
    // An address that names an edition keeps it.
    if (!data || store.get().view.edition !== null) return
    const { edition: key, ...rest } = data
    takeEdition(store, { key, ...rest }, () => router.refresh(), true)
  }, [data, store, router])
  return { offline: Boolean(error) }
}
