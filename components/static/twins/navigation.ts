import { useMemo, useSyncExternalStore } from 'react'
import { here } from '../place'

// Takes the place of next/navigation in the static edition: another page is another document, and the map page's own address is
// the browser's history.

const CHANGED = 'atlas:address'
const isBrowser = typeof window !== 'undefined'

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(CHANGED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(CHANGED, listener)
  }
}

/** Whether an address leads to the page that is open. */
export const isHere = (href: string): boolean => new URL(href, window.location.href).pathname === window.location.pathname

/** Opens an address: within this page without a reload. */
export function go(href: string, replace = false): void {
  if (!isHere(href)) return replace ? window.location.replace(href) : window.location.assign(href)
  window.history[replace ? 'replaceState' : 'pushState'](null, '', href)
  window.dispatchEvent(new Event(CHANGED))
}

export const usePathname = (): string => (isBrowser ? window.location.pathname : here())

export function useSearchParams(): URLSearchParams {
  const search = useSyncExternalStore(subscribe, () => window.location.search, () => '')
  return useMemo(() => new URLSearchParams(search), [search])
}

const router = { push: (href: string) => go(href), replace: (href: string) => go(href, true), refresh: () => undefined }
export const useRouter = () => router
