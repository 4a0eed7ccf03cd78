'use client'
import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark'

const YEAR_SECONDS = 31_536_000
const listeners = new Set<() => void>()
let dark: MediaQueryList | undefined
/** Made once: it is read at every rendering. */
const query = () => (dark ??= window.matchMedia('(prefers-color-scheme: dark)'))

function current(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'dark' || chosen === 'light' ? chosen : query().matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const media = query()
  media.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    media.removeEventListener('change', listener)
  }
}

/** The colours on screen: the reader's choice, else the system's. The server does not know the system's and says light. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, current, () => 'light' as Theme)
  const set = (next: Theme) => {
    document.documentElement.dataset.theme = next
    document.cookie = `theme=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
    for (const listener of listeners) listener()
  }
  return [theme, set]
}
