'use client'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Icon } from '@/components/ui/Icon'
import type { Mapping } from '@/lib/import/mapping'
import { MOST_PREVIEW_ROWS, type Loaded, type Nothing } from '@/lib/import/preview/protocol'
import { PreviewClient, PreviewFailed, type Progress } from './client'
import { Failure } from './Failure'
import { ProgressBar } from './ProgressBar'
import type { Surroundings } from './surroundings'
import { useLeaveQuestion } from './use-leave-question'
import { latin } from '@/components/ui/latin'
import { fill, type StartWords } from './words'

// Map, timeline, filters and the editor of columns come when there is something to show in them.
type Rooms = typeof import('./Rooms')
type State =
  | { is: 'waiting'; said?: string }
  | { is: 'reading'; files: File[]; progress: Progress | null; began: number }
  | { is: 'read'; files: File[]; result: Loaded | Nothing; rooms: Rooms; client: PreviewClient; run: number }
  | { is: 'failed'; files: File[]; reason: string; tooMany: boolean }

const names = (files: File[]): string => files.map(f => f.name).join(', ')

/** Files dropped or chosen, read by the importer in a worker of this page, then shown as an atlas. Nothing is sent anywhere. */
export function Start({ words, around, children }: { words: StartWords; around: Surroundings; children: ReactNode }) {
  const [state, setState] = useState<State>({ is: 'waiting' })
  const client = useRef<PreviewClient | null>(null)
  const runs = useRef(0)
  useEffect(() => () => client.current?.dispose(), [])
  useLeaveQuestion(state.is === 'reading' || state.is === 'read', words.leave)

  const read = async (files: File[], mappings?: Mapping[]) => {
    if (!files.length) return setState({ is: 'waiting', said: words.nothing })
    client.current?.dispose()
    const mine = new PreviewClient()
    client.current = mine
    setState({ is: 'reading', files, progress: { phase: 'look', file: files[0].name, rows: 0, total: null }, began: Date.now() })
    try {
      const [result, rooms] = await Promise.all([
        mine.load(files, mappings, around.locale, progress => setState(s => (s.is === 'reading' && client.current === mine ? { ...s, progress } : s))),
        import('./Rooms').catch(() => { throw new PreviewFailed('') }),
      ])
      if (client.current === mine) setState({ is: 'read', files, result, rooms, client: mine, run: ++runs.current })
    } catch (error) {
      if (client.current !== mine) return
      mine.dispose()
      setState({ is: 'failed', files, reason: (error instanceof Error && error.message) || words.offline, tooMany: error instanceof PreviewFailed && error.tooMany })
    }
  }
  const stop = () => {
    client.current?.dispose()
    client.current = null
    setState({ is: 'waiting', said: words.cancelled })
  }
  const zone = <DropZone words={words} locale={around.locale} onFiles={files => void read(files)} />

  if (state.is === 'read') {
    const { files, result, rooms: { NoRecord, Screen }, client: mine, run } = state
    const shared = { ...around, files, client: mine, onFiles: (next: File[]) => void read(next), onRun: (mappings: Mapping[]) => void read(files, mappings) }
    if (result.is === 'shown') return <Screen key={run} {...shared} loaded={result} />
    return (
      <>
        {children}
        <NoRecord key={run} {...shared} report={result.report} title={fill(words.none, { files: names(files) })} reason={result.reason} />
      </>
    )
  }
  return (
    <>
      {children}
      {state.is === 'reading' ? <ProgressBar words={words} progress={state.progress} began={state.began} onCancel={stop} /> : zone}
      <p role="status" className="mt-3 text-muted">{state.is === 'waiting' ? state.said : ''}</p>
      {state.is === 'failed' && <Failure title={fill(words.failed, { files: names(state.files) })} reason={state.tooMany ? null : state.reason} large={state.tooMany ? { text: fill(words.tooMany, { most: MOST_PREVIEW_ROWS.toLocaleString('en') }), command: `npm run atlas -- import ${state.files.map(f => JSON.stringify(f.name)).join(' ')} --into my-atlas` } : null} hint={words.again} />}
    </>
  )
}

function DropZone({ words, locale, onFiles }: { words: StartWords; locale: string; onFiles(files: File[]): void }) {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  return (
    <div
      data-over={over || undefined} className="mt-6 grid justify-items-center gap-3 rounded-lg border-2 border-dashed border-line bg-background px-6 py-10 text-center data-over:border-accent"
      onDragOver={event => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
      onDrop={event => { event.preventDefault(); setOver(false); onFiles([...event.dataTransfer.files]) }}
    >
      <Icon name="fileDown" size={28} className="text-muted" />
      <p className="text-lg font-medium">{words.drop}</p>
      <button type="button" className="button button-accent" onClick={() => input.current?.click()}>{words.choose}</button>
      <input ref={input} type="file" multiple hidden aria-label={words.choose} data-testid="files" onChange={event => { onFiles([...(event.target.files ?? [])]); event.target.value = '' }} />
      <p className="max-w-[52ch] text-sm text-muted">{latin(words.formats, locale)}</p>
    </div>
  )
}
