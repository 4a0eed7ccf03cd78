import { Icon } from '@/components/ui/Icon'
import { zoomSpan } from './spans'
import type { TimelineProps } from './types'

/** The axis nearer, farther, or the whole record; around the middle of the window. */
export function ZoomButtons({ axis, domain, window, labels, onSpan }: Pick<TimelineProps, 'axis' | 'domain' | 'window' | 'labels' | 'onSpan'>) {
  const middle = Math.round((window.from + window.to) / 2)
  const small = 'grid size-6 shrink-0 place-items-center rounded-md text-muted hover:bg-chip hover:text-ink pointer-coarse:size-11'
  return (
    <>
      <button type="button" className={small} aria-label={labels.zoomIn} title={labels.zoomIn} onClick={() => onSpan(zoomSpan(axis, 0.5, middle, domain))}><Icon name="plus" size={13} /></button>
      <button type="button" className={small} aria-label={labels.zoomOut} title={labels.zoomOut} onClick={() => onSpan(zoomSpan(axis, 2, middle, domain))}><Icon name="minus" size={13} /></button>
      <button type="button" className={small} aria-label={labels.wholePeriod} title={labels.wholePeriod} onClick={() => onSpan({ from: domain.first, to: domain.last })}><Icon name="fit" size={13} /></button>
    </>
  )
}
