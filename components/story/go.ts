import { readingLine } from './use-chapter'

/** What an address may name: the part of the page, else the chapter of a shared link. */
export function startingChapter(ids: string[]): string | null {
  const asked = [window.location.hash.slice(1), new URLSearchParams(window.location.search).get('chapter') ?? '']
  return asked.find(id => ids.includes(id)) ?? null
}

/** Scrolls a chapter to where it is read, and puts the keyboard there. */
export function goTo(id: string, stage: HTMLElement | null, { instant = false } = {}): void {
  const section = document.getElementById(id)
  if (!section) return
  const still = instant || window.matchMedia('(prefers-reduced-motion: reduce)').matches
  // A little above the line, so that it counts as being read.
  const covered = readingLine(stage) - (window.innerHeight - readingLine(stage)) * 0.5
  window.scrollTo({ top: window.scrollY + section.getBoundingClientRect().top - Math.max(64, covered), behavior: still ? 'instant' : 'smooth' })
  section.focus({ preventScroll: true })
}

/** Puts the chapter into the address, as a link to it has it (without a state of ours, so that Next takes note and its links keep it): the query names its card, the part its place on the page. */
export function keepAddress(id: string | null): void {
  const url = new URL(window.location.href)
  if (id) url.searchParams.set('chapter', id)
  else url.searchParams.delete('chapter')
  url.hash = id ?? ''
  const next = url.pathname + url.search + url.hash
  if (next !== window.location.pathname + window.location.search + window.location.hash) window.history.replaceState(null, '', next)
}

/** A step by the arrow keys, in the direction of reading; 0 where the key belongs to something else. */
export function keyStep(event: KeyboardEvent): -1 | 0 | 1 {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return 0
  const target = event.target as HTMLElement | null
  if (target?.closest('input, textarea, select, audio, [role="slider"], [contenteditable], .story-stage, dialog')) return 0
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  return event.key === forward ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? -1 : 0
}
