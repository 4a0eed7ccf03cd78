import { useEffect, useState } from 'react'
import type { FeatureCollection } from 'geojson'
import { outlinesOf, type Rings } from '@/lib/track/outline'

/** Outlines of the project's buildings; null while they are on their way. They are the edition's, so the browser keeps them. */
export function useOutlines(address: string): { outlines: Map<string, Rings> | null; failed: boolean; again(): void } {
  const [outlines, setOutlines] = useState<Map<string, Rings> | null>(null)
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    fetch(address, { signal: stop.signal })
      .then(async response => {
        if (!response.ok) throw new Error(String(response.status))
        setOutlines(outlinesOf(await response.json() as FeatureCollection))
      })
      .catch(() => { if (!stop.signal.aborted) setFailed(true) })
    return () => stop.abort()
  }, [address, tries])
  return { outlines, failed, again: () => { setFailed(false); setTries(n => n + 1) } }
}
