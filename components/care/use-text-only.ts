'use client'
import { useSyncExternalStore } from 'react'
import { TEXT_ONLY } from '@/lib/text-only'

const YEAR_SECONDS = 31_536_000
const listeners = new Set<() => void>()

const current = (): boolean => document.documentElement.dataset.media === 'none'
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether a reader wants no pictures, films or sound; and the one way to change it. */
export function useTextOnly(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, current, () => false)
  const set = (next: boolean) => {
    if (next) document.documentElement.dataset.media = 'none'
    else delete document.documentElement.dataset.media
    document.cookie = `${TEXT_ONLY}=${next ? '1' : ''}; path=/; max-age=${next ? YEAR_SECONDS : 0}; samesite=lax`
    for (const listener of listeners) listener()
  }
  return [on, set]
}
