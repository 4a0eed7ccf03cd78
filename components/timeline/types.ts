import type { ReactNode } from 'react'
import type { BinUnit, Day, Histogram, Match } from '@/lib/slice/types'
import type { Span } from './spans'

export interface TimelineLabels {
  from: string; to: string; play: string; pause: string; previous: string; next: string; allTime: string
  match: string; possibly: string; certainly: string; possiblyHint: string; certainlyHint: string
  mode: string; window: string; cumulative: string; step: string; speed: string
  day: string; week: string; month: string; year: string; ownLength: string
  moveWindow: string; options: string; zoomIn: string; zoomOut: string; wholePeriod: string
  days(n: number): string
  /** Says that the window moves by whole units, and why. */
  snapped(bin: BinUnit): { text: string; hint: string }
  statement(title: string): string
  situation(title: string): string
}

/** Of a change of the window: dragged, by a key (which may be held), or let go. */
export type Phase = 'move' | 'key' | 'end'

export interface TimelineProps {
  locale: 'en' | 'ar'
  dir: 'ltr' | 'rtl'
  compact: boolean
  domain: { first: Day; last: Day }
  /** The record is summed by this unit: the window is of whole ones. */
  bin?: BinUnit
  /** Chosen zoom of the axis; null = `axis` was chosen for the window. */
  span: Span | null
  axis: Span
  onSpan(span: Span | null): void
  window: Span
  match: Match
  mode: 'window' | 'cumulative'
  histogram: Histogram | null
  overview: Histogram | null
  colors: string[]
  groupLabels: string[]
  statements: { id: string; date: Day; title: string; href: string }[]
  selectedStatement: string | null
  onStatement(id: string): void
  situations: { id: string; title: string; from: Day; to: Day }[]
  onSituation(id: string): void
  /** `move` while a handle moves or it plays; `end` on release. */
  onWindow(window: Span, phase: 'move' | 'end'): void
  onMatch(match: Match): void
  onMode(mode: 'window' | 'cumulative'): void
  onAllTime(): void
  /** Lanes of their own on the same axis, each 60 px high (on a phone one at most), and what chooses one. */
  lanes?: ReactNode[]
  chooser?: ReactNode
  labels: TimelineLabels
}
