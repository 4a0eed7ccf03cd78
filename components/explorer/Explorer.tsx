'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { lazy, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { Share } from '@/components/share/Share'
import type { ShareWords } from '@/components/share/words'
import { withoutLocale } from '@/i18n/locales'
import { readView } from '@/lib/search-params'
import type { EngineClient } from '@/lib/slice/client'
import { inWholeBins } from '@/lib/view-window'
import { AtlasProvider, useAtlas, useExplorer, type Atlas, type AtlasData, type MapCommands } from './context'
import { EngineDriver } from './EngineDriver'
import { MapArea } from './MapArea'
import { PrintLine } from './PrintLine'
import { Sheet } from './Sheet'
import { served } from './source'
import { createStore } from './store'
import { TimelineArea } from './TimelineArea'
import { useEdition } from './use-edition'
import { useAddress } from './use-view'

// Wanted in the open dialog alone.
const Extras = lazy(() => import('@/components/share/Extras').then(m => ({ default: m.Extras })))

/** One screen, three rooms: panel, map, timeline. Mounted once; the pages change inside the panel. */
export function Explorer({ data, header, children }: { data: AtlasData; header: ReactNode; children: ReactNode }) {
  const commands = useRef<MapCommands | null>(null)
  const engine = useRef<EngineClient | null>(null)
  const params = useSearchParams()
  const [store] = useState(() => createStore({ view: inWholeBins(readView(new URLSearchParams(params.toString()), data.manifest), data.domain), edition: data.edition }))
  const atlas = useMemo<Atlas>(() => ({ ...data, source: served, store, commands, engine }), [data, store])
  return (
    <AtlasProvider value={atlas}>
      <EngineDriver />
      <div className="explorer">
        <div className="[grid-area:head]">{header}</div>
        <Panel>{children}</Panel>
        <MapArea />
        <TimelineArea />
        <PrintLine />
      </div>
    </AtlasProvider>
  )
}

const isList = (path: string): boolean => path === '/' || path === '/statements'

function Panel({ children }: { children: ReactNode }) {
  const t = useTranslations()
  const path = withoutLocale(usePathname())
  useAddress()
  const { offline } = useEdition()
  const draft = useExplorer(s => s.edition.draft)
  const box = useRef<HTMLElement>(null)
  const shown = useRef(path)
  const { store } = useAtlas()
  // Another record is read from its head, or from the part that its address names; back in a list, a reader is where it was left.
  // The first page lies where the browser has it: a reader may have gone to a part of it before this ran.
  // The row that opened a record is gone: the next Tab goes on in it.
  useEffect(() => {
    const part = document.getElementById(window.location.hash.slice(1))
    if (part && box.current?.contains(part)) part.scrollIntoView({ block: 'start' })
    else if (shown.current !== path) box.current?.scrollTo({ top: isList(path) ? (store.get().left[path] ?? 0) : 0 })
    if (shown.current !== path && document.activeElement === document.body) box.current?.focus({ preventScroll: true })
    shown.current = path
  }, [path, store])
  const leave = () => {
    // Scrolled by the page itself while the next one comes, it would be no place of a reader's.
    if (box.current && isList(shown.current) && shown.current === withoutLocale(window.location.pathname)) store.get().left[shown.current] = box.current.scrollTop
  }
  return (
    <Sheet>
      <main ref={box} id="panel" tabIndex={-1} onScroll={leave} className="relative h-full overflow-y-auto overscroll-contain bg-surface outline-none">
        {offline && <p role="alert" className="bg-chip px-4 py-2 text-sm">{t('map.offline')}</p>}
        {draft && <p className="bg-chip px-4 py-1.5 text-sm"><strong className="font-semibold">{t('edition.draft')}</strong> · {t('edition.draftHint')}</p>}
        {children}
      </main>
    </Sheet>
  )
}

/** Share in the head of the map page: adds the camera of a first visit, which the address leaves out. */
export function ShareView({ words }: { words: ShareWords }) {
  const { store } = useAtlas()
  const extra = (): Record<string, string> => {
    const camera = store.get().camera
    return camera ? { at: `${camera.lat.toFixed(5)},${camera.lon.toFixed(5)},${Number(camera.zoom.toFixed(2))}` } : {}
  }
  return <Share words={words} extra={extra} more={link => <Extras link={link} />} />
}
