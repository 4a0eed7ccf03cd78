'use client'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { useExplorer } from '@/components/explorer/context'
import { Chips } from '@/components/filters/Chips'
import { Facets } from '@/components/filters/Facets'
import { IncidentList, RecordSection } from '@/components/panels/IncidentList'
import type { Mapping } from '@/lib/import/mapping'
import type { Loaded } from '@/lib/import/preview/protocol'
import type { PreviewClient } from './client'
import { Columns } from './Columns'
import { Doubts } from './Doubts'
import { Files } from './Files'
import { OneRecord } from './OneRecord'

interface Props { files: File[]; loaded: Loaded; client: PreviewClient; opened: string | null; onOpen(id: string | null): void; onFiles(files: File[]): void; onRun(mappings: Mapping[]): void }
const TABS = ['records', 'doubts', 'columns'] as const
type Tab = (typeof TABS)[number]

/** What was read, what became of every row, and the records: beside the map as the explorer's panel is. */
export function Panel({ files, loaded, client, opened, onOpen, onFiles, onRun }: Props) {
  const t = useTranslations('preview')
  const [tab, setTab] = useState<Tab>('records')
  const base = useId()
  const bar = useRef<HTMLDivElement>(null)
  const { report } = loaded
  const doubts = report.doubts.length + report.more.reduce((n, m) => n + m.count, 0)
  const counts: Record<Tab, number | null> = { records: report.incidents, doubts, columns: null }
  const move = (event: KeyboardEvent) => {
    const rtl = document.documentElement.dir === 'rtl'
    const step = event.key === (rtl ? 'ArrowLeft' : 'ArrowRight') ? 1 : event.key === (rtl ? 'ArrowRight' : 'ArrowLeft') ? -1 : 0
    if (!step) return
    event.preventDefault()
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length]
    setTab(next)
    onOpen(null)
    bar.current?.querySelector<HTMLElement>(`[data-tab=${next}]`)?.focus()
  }
  return (
    <>
      <Files files={files} report={report} client={client} onFiles={onFiles} />
      <div ref={bar} role="tablist" tabIndex={-1} aria-label={t('tabs')} onKeyDown={move} className="sticky top-0 z-10 flex gap-5 border-y border-line bg-surface px-4">
        {TABS.map(name => (
          <button
            key={name} type="button" role="tab" data-tab={name} id={`${base}-${name}`} aria-controls={`${base}-panel`} aria-selected={tab === name} tabIndex={tab === name ? 0 : -1} onClick={() => { setTab(name); onOpen(null) }}
            className="inline-flex min-h-10 items-center gap-1.5 border-b-2 border-transparent text-muted hover:text-ink aria-selected:border-accent aria-selected:font-semibold aria-selected:text-ink pointer-coarse:min-h-11"
          >
            {t(name)} {counts[name] !== null && <bdi className="tabular-nums">{counts[name]?.toLocaleString('en')}</bdi>}
          </button>
        ))}
      </div>
      <div id={`${base}-panel`} role="tabpanel" aria-labelledby={`${base}-${tab}`} tabIndex={-1}>
        {opened !== null ? <OneRecord id={opened} client={client} onClose={() => onOpen(null)} />
          : tab === 'records' ? <><div className="pt-2"><Facets /></div><Chips /><Records /></>
            : tab === 'doubts' ? <Doubts report={report} />
              : <Columns tables={report.tables} onRun={onRun} />}
      </div>
    </>
  )
}

/** The explorer's list, and under it what stands in no window. */
function Records() {
  const t = useTranslations('preview')
  const place = useExplorer(s => s.place)
  return (
    <div className="mt-2 border-t border-line">
      <IncidentList />
      {!place && <RecordSection extra={{ undated: '1' }} label={t('withoutDate')} />}
    </div>
  )
}
