import type { EvidenceKind } from './model/evidence'
import { addressOf } from './model/evidence-of'
import type { IncidentProperties } from './model/incident'
import { formatDay, parseDay } from './time/day'

// The clock of a case: when an attack is reported to have happened and when each item of evidence was seen, recorded or said, in
// minutes of local time since 1970-01-01. Nothing is known better here than it is stated: a day is a whole day.

const DAY = 1440
/** Items further off are no part of a clock: the minutes would not be seen. */
const REACH = 2 * DAY
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, DAY]
const MOST_STEPS = 4

/** One line: `from` = `to` is a minute. `isDay`: no time is known. `address`: id of the item's own page; null for the attack itself. */
export interface Hand { kind: EvidenceKind | 'attack'; address: string | null; from: number; to: number; isDay: boolean; when: NonNullable<IncidentProperties['evidence'][number]['when']> }
export interface Clock { from: number; to: number; ticks: number[]; hands: Hand[] }

const minutes = (time: string): number => Number(time.slice(0, -3)) * 60 + Number(time.slice(-2))

/** Span of a day or days with times or without; null for no such day. */
export function spanOf({ date, date_end, time_from, time_to }: Hand['when']): { from: number; to: number; isDay: boolean } | null {
  const [first, last] = [parseDay(date), parseDay(date_end ?? date)]
  if (first === null || last === null) return null
  if (!time_from) return { from: first * DAY, to: (last + 1) * DAY, isDay: true }
  const from = first * DAY + minutes(time_from)
  return { from, to: time_to ? last * DAY + minutes(time_to) : from, isDay: false }
}

/** Day and times of the attack, of `time_local` as it is written ("22:30–23:00", "about 07:00"); null where no minute is stated. */
export function attackWhen({ date_start, date_end, date_precision, time_local }: Partial<IncidentProperties>): Hand['when'] | null {
  const found = /(?<!\d)(\d{1,2}:\d{2})(?:\s*[–-]\s*(\d{1,2}:\d{2}))?(?!\d)/.exec(time_local ?? '')
  if (!found || !date_start || date_end || (date_precision && date_precision !== 'day')) return null
  const [, time_from, time_to] = found
  const past = time_to && minutes(time_to) < minutes(time_from)
  return { date: date_start, time_from, ...(time_to && { time_to }), ...(past && { date_end: nextDay(date_start) }) }
}

const nextDay = (day: string): string => formatDay((parseDay(day) ?? 0) + 1)

/** Null where the attack has no time of day, or nothing else has a time near it. */
export function clockOf(p: Partial<IncidentProperties>): Clock | null {
  const when = attackWhen(p)
  const attack = when && spanOf(when)
  if (!when || !attack) return null
  const items = (p.evidence ?? []).flatMap((e, i): Hand[] => {
    const span = e.published && e.when ? spanOf(e.when) : null
    return span && span.to >= attack.from - REACH && span.from <= attack.to + REACH ? [{ kind: e.kind, address: addressOf(p.id ?? '', e, i), when: e.when as Hand['when'], ...span }] : []
  })
  if (!items.length) return null
  const hands: Hand[] = [{ kind: 'attack' as const, address: null, when, ...attack }, ...items].sort((a, b) => a.from - b.from)
  const first = Math.min(...hands.map(h => h.from))
  const last = Math.max(...hands.map(h => h.to), first + 1)
  const step = STEPS.find(s => Math.ceil(last / s) - Math.floor(first / s) <= MOST_STEPS) ?? DAY
  const [from, to] = [Math.floor(first / step) * step, Math.ceil(last / step) * step]
  return { from, to, hands, ticks: Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step) }
}
