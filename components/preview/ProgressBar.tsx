import type { Progress } from './client'
import { fill, type StartWords } from './words'

/** How far the importer is: rows, a bar once their number is known, the time left, and a way out. */
export function ProgressBar({ words, progress, began, onCancel }: { words: StartWords; progress: Progress | null; began: number; onCancel(): void }) {
  const { phase, file, rows, total } = progress ?? { phase: 'look' as const, file: '', rows: 0, total: null }
  const text = phase === 'draw' ? words.drawing : fill(phase === 'look' ? words.looking : words.converting, { file })
  const seconds = (Date.now() - began) / 1000
  const left = total && rows && rows < total ? Math.ceil(((total - rows) / rows) * seconds) : null
  return (
    <div className="mt-6 rounded-lg border border-line bg-background px-6 py-8">
      <p className="font-medium"><bdi>{text}</bdi></p>
      <div role="progressbar" aria-label={words.progress} aria-valuemin={0} aria-valuemax={total ?? undefined} aria-valuenow={total ? rows : undefined} aria-valuetext={fill(words.rows, { rows: rows.toLocaleString('en') })} className="my-3 h-2 overflow-hidden rounded-full bg-chip">
        <div className={`h-full rounded-full bg-accent ${total ? '' : 'w-1/4 animate-pulse'}`} style={total ? { inlineSize: `${(rows / total) * 100}%` } : undefined} />
      </div>
      <p className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
        <span><bdi className="tabular-nums">{fill(words.rows, { rows: rows.toLocaleString('en') })}</bdi>{left !== null && <> · <bdi>{fill(words.left, { seconds: left })}</bdi></>}</span>
        <button type="button" className="button" onClick={onCancel}>{words.cancel}</button>
      </p>
    </div>
  )
}
