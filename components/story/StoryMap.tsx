'use client'
import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { AtlasProvider, useAtlas, type Atlas, type AtlasData, type MapCommands } from '@/components/explorer/context'
import { DatingLayer } from '@/components/explorer/dating/DatingLayer'
import { EngineDriver } from '@/components/explorer/EngineDriver'
import { MapRoom } from '@/components/explorer/MapRoom'
import { FitButton } from '@/components/explorer/MapTools'
import { served } from '@/components/explorer/source'
import { createStore } from '@/components/explorer/store'
import { TimelineArea } from '@/components/explorer/TimelineArea'
import { Line } from '@/components/embed/Line'
import { PlaceCard } from '@/components/embed/PlaceCard'
import { readView } from '@/lib/search-params'
import type { EngineClient } from '@/lib/slice/client'
import type { View } from '@/lib/view'
import { inWholeBins } from '@/lib/view-window'

export interface StoryMapProps {
  data: AtlasData
  messages: AbstractIntlMessages
  /** Edition that the address names. */
  pinned: number | null
  chapter: { id: string; view: string; bounds: [number, number, number, number] | null }
}

/** Below this width a map shows half as much: it is seen from one step farther off. */
const NARROW_PX = 640

function viewOf(view: string, { manifest, domain }: Pick<AtlasData, 'manifest' | 'domain'>, pinned: number | null): View {
  const shown = { ...inWholeBins(readView(new URLSearchParams(view), manifest), domain), edition: pinned }
  return shown.at && window.innerWidth < NARROW_PX ? { ...shown, at: { ...shown.at, zoom: Math.max(1, shown.at.zoom - 1) } } : shown
}

/** The atlas' map and timeline beside a story: the same engine and the same frame, its view the chapter's. What is opened on it leads into the atlas. */
export function StoryMap({ data, messages, pinned, chapter }: StoryMapProps) {
  const commands = useRef<MapCommands | null>(null)
  const engine = useRef<EngineClient | null>(null)
  const router = useRouter()
  const [store] = useState(() => createStore({ view: viewOf(chapter.view, data, pinned), edition: data.edition, wanted: chapter.bounds }))
  const atlas = useMemo<Atlas>(() => ({ ...data, source: served, visit: address => router.push(address), store, commands, engine }), [data, router, store])
  return (
    <NextIntlClientProvider locale={data.locale} messages={messages} timeZone="UTC">
      <AtlasProvider value={atlas}>
        <EngineDriver />
        <Drive chapter={chapter} pinned={pinned} />
        <MapRoom colours totals={<Line marked={null} missing={null} here />} tools={<FitButton />}><PlaceCard /><DatingLayer /></MapRoom>
        <TimelineArea />
      </AtlasProvider>
    </NextIntlClientProvider>
  )
}

/** Takes window, filters and camera from chapter to chapter. */
function Drive({ chapter: { id, view, bounds }, pinned }: Pick<StoryMapProps, 'chapter' | 'pinned'>) {
  const { store, manifest, domain, commands } = useAtlas()
  const shown = useRef(id)
  useEffect(() => {
    if (shown.current === id) return
    shown.current = id
    const next = viewOf(view, { manifest, domain }, pinned)
    // Where a chapter names no camera, the map goes to what it shows.
    store.set({ view: { ...next, at: next.at ?? store.get().view.at }, live: null, place: null, wanted: bounds })
    if (!next.at && bounds) commands.current?.fitIds(bounds)
  }, [id, view, bounds, pinned, store, manifest, domain, commands])
  return null
}
