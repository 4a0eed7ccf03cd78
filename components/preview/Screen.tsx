'use client'
import { NextIntlClientProvider, useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { AtlasProvider, type Atlas, type MapCommands } from '@/components/explorer/context'
import { EngineDriver } from '@/components/explorer/EngineDriver'
import { MapArea } from '@/components/explorer/MapArea'
import { createStore } from '@/components/explorer/store'
import { TimelineArea } from '@/components/explorer/TimelineArea'
import type { Mapping } from '@/lib/import/mapping'
import type { Loaded } from '@/lib/import/preview/protocol'
import { allFacets } from '@/lib/model/facets'
import { EMPTY_VIEW } from '@/lib/search-params'
import type { EngineClient } from '@/lib/slice/client'
import type { TollLine } from '@/lib/slice/types'
import type { PreviewClient } from './client'
import { Panel } from './Panel'
import type { Surroundings } from './surroundings'

interface Props extends Surroundings { files: File[]; loaded: Loaded; client: PreviewClient; onFiles(files: File[]): void; onRun(mappings: Mapping[]): void }

const NONE: TollLine = { incidents: 0, killed: { min: 0, max: 0, open: false }, injured: { min: 0, max: 0, open: false }, unknown: 0 }

/** The imported files as an atlas of this page alone: the explorer's rooms over the worker's records. */
export function Screen({ messages, ...props }: Props) {
  return <NextIntlClientProvider locale={props.locale} messages={messages} timeZone="UTC"><Rooms {...props} /></NextIntlClientProvider>
}

function Rooms({ locale, dir, streetTiles, basemapCredits, files, loaded, client, onFiles, onRun }: Omit<Props, 'messages'>) {
  const t = useTranslations('preview')
  const { report, slice, domain } = loaded
  const commands = useRef<MapCommands | null>(null)
  const engine = useRef<EngineClient | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [atlas] = useState<Atlas>(() => {
    // The map under the records is the served atlas's.
    const manifest = { ...loaded.manifest, basemap_attribution: basemapCredits }
    const edition: Atlas['edition'] = { key: client.edition, number: 0, date: report.last_day ?? '', hash: '', draft: false, turn: 0 }
    const store = createStore({ view: EMPTY_VIEW, edition, wanted: report.bounds })
    return {
      locale, dir, theme: null, manifest, edition, statements: [], situations: [], domain, streetTiles, store, commands, engine,
      source: { json: address => client.json(address), local: { slice, open: setOpened } },
      initial: { totals: NONE, confirmedOrFair: NONE, byGrade: [], facets: Object.fromEntries(allFacets(manifest).map(f => [f.property, f.codes.map(() => 0)])), withoutPlace: 0, bounds: report.bounds },
    }
  })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const panel = useMemo(() => ({ files, loaded, client, onFiles, onRun }), [files, loaded, client, onFiles, onRun])
  return (
    <AtlasProvider value={atlas}>
      <EngineDriver />
      <div className="preview-screen">
        <section aria-label={t('panel')} className="preview-panel">
          <h1 ref={heading} tabIndex={-1} className="sr-only">{t('shown', { title: loaded.title })}</h1>
          <Panel {...panel} opened={opened} onOpen={setOpened} />
        </section>
        <MapArea />
        <TimelineArea />
      </div>
    </AtlasProvider>
  )
}
