import type { Manifest } from './model/manifest'
import type { BinUnit, Day } from './slice/types'
import { parseDay, snapToUnit } from './time/day'
import type { View } from './view'

/** First and last day of a record; `bin`: it is so large that it is summed by this unit, and windows are of whole ones. */
export interface Domain { first: Day; last: Day; bin?: BinUnit }

/** The days of a view's window: the address', else the manifest's. Cumulative begins at the first day of the record; `from` is kept and ignored. */
export function resolveWindow(view: Pick<View, 'from' | 'to' | 'mode'>, manifest: Pick<Manifest, 'default_view'>, domain: Domain): { from: Day; to: Day } {
  const window = daysOf(view, manifest, domain)
  return domain.bin ? snapToUnit(window, domain.bin) : window
}

function daysOf(view: Pick<View, 'from' | 'to' | 'mode'>, manifest: Pick<Manifest, 'default_view'>, domain: Domain): { from: Day; to: Day } {
  const day = (text: string | null, otherwise: string) => parseDay(text ?? otherwise) as Day
  const to = day(view.to, manifest.default_view.to)
  const from = view.mode === 'cumulative' ? Math.min(domain.first, to) : day(view.from, manifest.default_view.from)
  // Only one end in the address: the other must not turn the window upside down.
  return from <= to ? { from, to } : view.from ? { from, to: Math.max(from, domain.last) } : { from: Math.min(domain.first, to), to }
}
