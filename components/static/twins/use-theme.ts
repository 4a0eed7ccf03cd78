import { useSyncExternalStore } from 'react'

// Takes the place of components/ui/use-theme.ts in the static edition: theme.ts keeps the reader's choice, and says when it changes.

export type Theme = 'light' | 'dark'
const query = () => window.matchMedia('(prefers-color-scheme: dark)')

function current(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'dark' || chosen === 'light' ? chosen : query().matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  const media = query()
  window.addEventListener('atlas:theme', listener)
  media.addEventListener('change', listener)
  return () => {
    window.removeEventListener('atlas:theme', listener)
    media.removeEventListener('change', listener)
  }
}

export const useTheme = (): [Theme] => [useSyncExternalStore(subscribe, current, () => 'light' as Theme)]
