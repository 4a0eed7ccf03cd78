'use client'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { StoryMapProps } from './StoryMap'
import { goTo, keepAddress, startingChapter } from './go'
import { narrate } from './narrate'
import { useChapter } from './use-chapter'
import { useSteps } from './use-steps'
import type { ReaderWords } from './words'

// MapLibre, engine and timeline: the text is read before they come.
const StoryMap = lazy(() => import('./StoryMap').then(m => ({ default: m.StoryMap })))

interface Props extends Omit<StoryMapProps, 'chapter'> { chapters: { id: string; title: string; view: string; bounds: [number, number, number, number] | null }[]; words: ReaderWords }

/** What scrolling drives: the map beside the text, the bar with previous and next, the address; and the sentence that is being read aloud. */
export function Reader({ chapters, words, ...map }: Props) {
  const stage = useRef<HTMLElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  // Busy until it is known whether anybody sees it; then the map says so itself.
  const [room, setRoom] = useState<'unknown' | 'away' | 'near'>('unknown')
  const at = useChapter(chapters.map(c => c.id), stage, useCallback(part => { bar.current?.style.setProperty('--read', String(part)) }, []))
  const chapter = chapters[Math.max(0, at)]

  useEffect(() => {
    const root = stage.current?.parentElement
    return root ? narrate(root) : undefined
  }, [])
  // Once: later addresses are written by this page itself.
  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    const id = startingChapter(chapters.map(c => c.id))
    if (id) goTo(id, stage.current, { instant: true })
  }, [chapters])
  useEffect(() => {
    if (!stage.current) return
    const watch = new IntersectionObserver(entries => setRoom(now => (now === 'near' || entries.some(e => e.isIntersecting) ? 'near' : 'away')))
    watch.observe(stage.current)
    return () => watch.disconnect()
  }, [])
  const read = useRef(false)
  useEffect(() => {
    const links = document.querySelectorAll('.story-contents a')
    links.forEach((link, i) => { if (i === at) link.setAttribute('aria-current', 'true'); else link.removeAttribute('aria-current') })
    if (at >= 0) read.current = true
    // An address that nobody has moved from stays as it was written.
    if (read.current) keepAddress(at < 0 ? null : chapters[at].id)
  }, [at, chapters])

  const step = useSteps(chapters, stage)

  return (
    <>
      <aside ref={stage} aria-label={words.map} aria-busy={room === 'unknown'} className="story-stage print-none">
        {room === 'near' && <Suspense fallback={<div aria-busy />}><StoryMap {...map} chapter={chapter} /></Suspense>}
      </aside>
      <div ref={bar} className="story-bar print-none">
        <nav aria-label={words.bar} title={words.keys}>
          <button type="button" className="button" disabled={at < 0} onClick={() => step(-1)} aria-label={words.previous}><span aria-hidden className="story-back">‹</span></button>
          <p aria-live="polite"><span className="text-muted">{at < 0 ? '' : words.at.replace('{n}', String(at + 1)).replace('{all}', String(chapters.length))}</span> {at < 0 ? words.start : chapters[at].title}</p>
          <button type="button" className="button" disabled={at >= chapters.length - 1} onClick={() => step(1)} aria-label={words.next}><span aria-hidden className="story-on">›</span></button>
        </nav>
      </div>
    </>
  )
}
