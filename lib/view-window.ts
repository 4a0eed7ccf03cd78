import type { Manifest } from './model/manifest'
import type { BinUnit, Day } from './slice/types'
import { formatDay, parseDay, snapToUnit } from './time/day'
import type { View } from './view'

/** First and last day of a record; `bin`: it is so large that it is summed by this unit, and windows are of whole ones. */
export interface Domain { first: Day; last: Day; bin?: BinUnit }

/** The days of a view's window: the address', else the manifest's. Cumulative begins at the first day of the record; `from` is kept and ignored. */
export function resolveWindow(view: Pick<View, 'from' | 'to' | 'mode'>, manifest: Pick<Manifest, 'default_view'>, domain: Domain): { from: Day; to: Day } {
  const window = daysOf(view, manifest, domain)
  return domain.bin ? snapToUnit(window, domain.bin) : window
}

/** The view with the days of its address as the record takes them: of one that is summed whole bins alone, so that an address says what is shown. The same object where nothing changes. */
export function inWholeBins<V extends Pick<View, 'from' | 'to'>>(view: V, { bin }: Pick<Domain, 'bin'>): V {
  if (!bin) return view
  const [from, to] = [view.from && parseDay(view.from), view.to && parseDay(view.to)]
  const whole = { from: typeof from === 'number' ? formatDay(snapToUnit({ from, to: from }, bin).from) : view.from, to: typeof to === 'number' ? formatDay(snapToUnit({ from: to, to }, bin).to) : view.to }
  return whole.from === view.from && whole.to === view.to ? view : { ...view, ...whole }
}

function daysOf(view: Pick<View, 'from' | 'to' | 'mode'>, manifest: Pick<Manifest, 'default_view'>, domain: Domain): { from: Day; to: Day } {
  const day = (text: string | null, otherwise: string) => parseDay(text ?? otherwise) as Day
  const to = day(view.to, manifest.default_view.to)
  const from = view.mode === 'cumulative' ? Math.min(domain.first, to) : day(view.from, manifest.default_view.from)
  // Only one end in the address: the other must not turn the window upside down.
  return from <= to ? { from, to } : view.from ? { from, to: Math.max(from, domain.last) } : { from: Math.min(domain.first, to), to }
}
