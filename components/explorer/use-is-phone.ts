'use client'
import { useSyncExternalStore } from 'react'

/** Below this width the panel is a sheet (48rem). */
export const PHONE_PX = 768

let narrow: MediaQueryList | undefined
/** Made once: it is read at every rendering. */
const query = () => (narrow ??= window.matchMedia(`(width < ${PHONE_PX / 16}rem)`))

function subscribe(listener: () => void): () => void {
  const media = query()
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** Narrow screen: the panel is a sheet. The server does not know and says no. */
export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, () => query().matches, () => false)
