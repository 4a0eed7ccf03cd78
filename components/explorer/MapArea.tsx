'use client'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { PlaceFinder } from '@/components/filters/PlaceFinder'
import { useAtlas, useExplorer } from './context'
import { DrawHint } from './MapTools'
import { MapKey } from './MapKey'
import { Totals } from './Totals'
import { useIsPhone } from './use-is-phone'

// MapLibre is heavy and needs a browser: the page is readable before it comes.
const mapCanvas = () => import('./MapCanvas').then(m => ({ default: m.MapCanvas }))
const MapCanvas = lazy(mapCanvas)
// On its way before the page has come to life, not after.
if (typeof window !== 'undefined') mapCanvas().catch(() => undefined)

// Only on narrow screens.
const PhoneSearch = lazy(() => import('./PhoneSearch').then(m => ({ default: m.PhoneSearch })))

/** Says while parts of the map are on their way; the map is marked busy as well. */
function LoadingTiles() {
  const t = useTranslations('map')
  const n = useExplorer(s => s.frame?.loading.length ?? 0)
  const lost = useExplorer(s => s.tilesLost)
  if (!n) return null
  return <p aria-hidden={!lost} role={lost ? 'alert' : undefined} className="pointer-events-none absolute inset-x-0 top-24 mx-auto w-fit rounded-full border border-line bg-surface px-3 py-1 text-sm text-muted shadow-float">{t(lost ? 'tilesLost' : 'loadingTiles', { n })}</p>
}

/** Says over the map what did not come, with the way to ask again. */
function Missing({ text, retry }: { text: string; /** Null where nothing can be asked for again. */ retry: (() => void) | null }) {
  const t = useTranslations('map')
  return (
    <div role="alert" className="absolute inset-x-0 top-1/2 z-10 mx-auto w-fit max-w-xs rounded-lg border border-line bg-surface px-4 py-3 text-center shadow-float">
      <p>{text}</p>
      {retry && <button type="button" className="button mt-2" onClick={retry}>{t('retry')}</button>}
    </div>
  )
}

/** The map's room: the canvas, and over it only totals, place search, controls, a small key and the credit. */
export function MapArea() {
  const t = useTranslations('map')
  const { store, source: { local } } = useAtlas()
  const failed = useExplorer(s => s.failed)
  const unanswered = useExplorer(s => s.unanswered)
  const phone = useIsPhone()
  const area = useRef<HTMLElement>(null)
  const totals = useRef<HTMLDivElement>(null)
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  // Busy until the land is there, the map has said what it shows and the engine has answered for it. It turns with every move of a handle:
  // the attribute alone is written, nothing is rendered for it.
  useEffect(() => {
    const show = () => {
      const { failed, pending, frame, land } = store.get()
      area.current?.setAttribute('aria-busy', String(!failed && (pending || !frame?.clusters || !land)))
    }
    show()
    return store.subscribe(show)
  }, [store])
  // On phones scale, credit and tools stand above the totals, however many lines these take.
  useEffect(() => {
    if (!totals.current) return
    const watch = new ResizeObserver(([box]) => area.current?.style.setProperty('--totals', `${Math.ceil(box.borderBoxSize[0].blockSize)}px`))
    watch.observe(totals.current)
    return () => watch.disconnect()
  }, [])
  return (
    <section ref={area} aria-label={t('label')} aria-busy className="map-area">
      {mounted && <Suspense><MapCanvas container={area} /></Suspense>}
      <div className="pointer-events-none absolute start-3 end-16 top-3 flex flex-wrap items-start gap-3 max-md:contents [&>*]:pointer-events-auto">
        <div ref={totals} className="max-md:absolute max-md:inset-x-2 max-md:bottom-2"><Totals /></div>
        {!local && <div className="ms-auto w-56 max-md:hidden @max-[700px]:ms-0"><PlaceFinder /></div>}
      </div>
      {phone && !local && <div className="absolute inset-x-2 top-2"><Suspense><PhoneSearch /></Suspense></div>}
      {failed ? <Missing text={t('dataFailed')} retry={local ? null : () => window.location.reload()} /> : unanswered && <Missing text={t(unanswered.what)} retry={unanswered.retry} />}
      <noscript><p className="absolute inset-x-0 top-1/2 px-8 text-center text-muted">{t('noScript')}</p></noscript>
      <LoadingTiles />
      <MapKey />
      <DrawHint />
    </section>
  )
}
