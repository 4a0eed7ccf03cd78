'use client'
import { useSearchParams } from 'next/navigation'
import { useMemo, useRef, useState } from 'react'
import { AtlasProvider, type Atlas, type AtlasData, type MapCommands } from '@/components/explorer/context'
import { DatingLayer } from '@/components/explorer/dating/DatingLayer'
import { EngineDriver } from '@/components/explorer/EngineDriver'
import { MapRoom } from '@/components/explorer/MapRoom'
import { FitButton } from '@/components/explorer/MapTools'
import { served } from '@/components/explorer/source'
import { createStore, type Selection } from '@/components/explorer/store'
import { TimelineArea } from '@/components/explorer/TimelineArea'
import { readView } from '@/lib/search-params'
import type { EngineClient } from '@/lib/slice/client'
import { inWholeBins } from '@/lib/view-window'
import { Line } from './Line'
import { Picture, useHasOrigin } from './Picture'
import { PlaceCard } from './PlaceCard'

/** A record that the embed is of: marked on the map, named in the line, opened by its link. */
export interface Marked {
  id: string
  title: string
  lang?: string
  /** Its own date, toll and grade in words; null for what is not known, or does not apply. */
  facts: { date: string | null; killed: string | null; injured: string | null; grading: string | null }
  selection: Selection | null
}

interface Props { data: AtlasData; title: string; marked: Marked | null; /** Id of a record that the address names and that is not there. */ missing: string | null; timeline: boolean; /** Its picture, for where no map can run. */ card: { address: string; alt: string } }

/** The map alone, or with the timeline, as a guest on another site's page. What it opens, it opens in a tab. */
export function Embed({ data, title, marked, missing, timeline, card }: Props) {
  const commands = useRef<MapCommands | null>(null)
  const engine = useRef<EngineClient | null>(null)
  const params = useSearchParams()
  const [store] = useState(() => createStore({ view: inWholeBins(readView(new URLSearchParams(params.toString()), data.manifest), data.domain), edition: data.edition, selection: marked?.selection ?? null }))
  const atlas = useMemo<Atlas>(() => ({ ...data, source: served, visit: address => void window.open(address, '_blank', 'noopener'), store, commands, engine }), [data, store])
  const hasOrigin = useHasOrigin()
  if (hasOrigin === false) return <AtlasProvider value={atlas}><Picture card={card} title={title} marked={marked} missing={missing} /></AtlasProvider>
  return (
    <AtlasProvider value={atlas}>
      {hasOrigin && <EngineDriver />}
      <main className="embed">
        <h1 className="sr-only"><bdi>{title}</bdi></h1>
        <MapRoom colours totals={<Line marked={marked} missing={missing} />} tools={<FitButton />}><PlaceCard /><DatingLayer /></MapRoom>
        {timeline && <TimelineArea />}
      </main>
    </AtlasProvider>
  )
}
