'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { boundsAt, firstCamera } from './camera'
import { useAtlas, useExplorer } from './context'
import { MapKey } from './MapKey'

// MapLibre is heavy and needs a browser: the page is readable before it comes.
const mapCanvas = () => import('./MapCanvas').then(m => m.MapCanvas)
// On its way before the page has come to life, not after.
if (typeof window !== 'undefined') mapCanvas().catch(() => undefined)

/** The canvas once its code is here. Not through Suspense: React holds back what it lets appear late, here by 0.3 s. */
function useCanvas(): Awaited<ReturnType<typeof mapCanvas>> | null {
  const [canvas, setCanvas] = useState<{ part: Awaited<ReturnType<typeof mapCanvas>> } | { failed: unknown } | null>(null)
  useEffect(() => { mapCanvas().then(part => setCanvas({ part }), (failed: unknown) => setCanvas({ failed })) }, [])
  if (canvas && 'failed' in canvas) throw canvas.failed
  return canvas?.part ?? null
}

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

interface Props {
  /** Stands at the start of the map's head; on phones at its foot. */
  totals: ReactNode
  /** Beside it. */
  search?: ReactNode
  /** Buttons under the zoom. */
  tools: ReactNode
  /** No filters stand beside this map: its key says what the colours mean. */
  colours?: boolean
  /** What else floats over the map. */
  children?: ReactNode
}

/** The map and what every map says: that it is busy, what did not come, a small key. The atlas and an embed add what they float over it. */
export function MapRoom({ totals, search, tools, colours, children }: Props) {
  const t = useTranslations('map')
  const atlas = useAtlas()
  const { store, source: { local } } = atlas
  const failed = useExplorer(s => s.failed)
  const unanswered = useExplorer(s => s.unanswered)
  const area = useRef<HTMLElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const MapCanvas = useCanvas()
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
  // The map's code takes longest to come to life: what it will show is asked for meanwhile.
  useEffect(() => {
    const size = area.current?.getBoundingClientRect()
    if (!size || store.get().bounds) return
    const camera = firstCamera(atlas, size)
    store.set({ ahead: { bounds: boundsAt(camera, size.width, size.height), zoom: camera.zoom } })
  }, [atlas, store])
  // On phones scale, credit and tools stand above the totals, however many lines these take.
  useEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([{ borderBoxSize }]) => area.current?.style.setProperty('--totals', `${Math.ceil(borderBoxSize[0].blockSize)}px`))
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  return (
    <section ref={area} aria-label={t('label')} aria-busy className="map-area">
      {MapCanvas && <MapCanvas container={area} tools={tools} />}
      <div className="pointer-events-none absolute start-3 end-16 top-3 flex flex-wrap items-start gap-3 max-md:contents [&>*]:pointer-events-auto">
        <div ref={box} className="max-md:absolute max-md:inset-x-2 max-md:bottom-2">{totals}</div>
        {search}
      </div>
      {children}
      {failed ? <Missing text={t('dataFailed')} retry={local ? null : () => window.location.reload()} /> : unanswered && <Missing text={t(unanswered.what)} retry={unanswered.retry} />}
      <noscript><p className="absolute inset-x-0 top-1/2 px-8 text-center text-muted">{t('noScript')}</p></noscript>
      <LoadingTiles />
      <MapKey colours={colours} />
    </section>
  )
}
