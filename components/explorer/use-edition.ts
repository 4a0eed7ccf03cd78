'use client'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import useSWR from 'swr'
import type { EditionInfo } from '@/lib/model/list-item'
import { fetchJson } from './fetch-json'
import { useAtlas } from './context'
import { takeAnswer, type Doubt } from './take-edition'

const ASK_EVERY_MS = 5000

/** Asks which edition is current; a new one is taken without a reload: panels by the router, the map by its slice. Goes on asking without a network, to say so. */
export function useEdition(): { offline: boolean } {
  const { store } = useAtlas()
  const router = useRouter()
  const doubt = useRef<Doubt | null>(null)
  const { error } = useSWR<Omit<EditionInfo, 'key'> & { edition: string }, Error>('/api/editions/current', fetchJson, {
    refreshInterval: ASK_EVERY_MS, refreshWhenOffline: true, revalidateOnFocus: true, dedupingInterval: 1000, shouldRetryOnError: false,
    // Of every answer, also of one that says what the last one said: they are counted.
    onSuccess({ edition: key, ...rest }) {
      // An address that names an edition keeps it.
      if (store.get().view.edition === null) doubt.current = takeAnswer(store, { key, ...rest }, () => router.refresh(), doubt.current)
    },
  })
  return { offline: Boolean(error) }
}
