import type { DatingReview, PublishedProject } from '../model/dating'
import type { Stage } from '../model/track'
import { stageOf } from './assign'
import { daysOf, type Dated } from './dated'
import { frameOf, goldSpan, type Frame, type Span } from './gaps'

/** What is published of a building: what the answers say, or what a person decided. */
export interface PublishedDate extends Omit<Dated, 'gap' | 'probability'> { stage: Stage }

/** Dates of all buildings with the reviews over them: the last of a building counts. */
export function publishedDates(project: PublishedProject, dated: readonly Dated[]): PublishedDate[] {
  const frame = frameOf(project)
  const reviews = new Map(project.reviews.map(review => [review.building, review]))
  return dated.map(d => {
    const review = reviews.get(d.building)
    if (review) return reviewed(d, review, project, frame)
    return { ...d, stage: d.gold ? 'gold' : stageOf(d, project.rules) }
  })
}

function reviewed(d: Dated, review: DatingReview, project: PublishedProject, frame: Frame): PublishedDate {
  const last = frame.gaps - 1
  const interval = review.undecidable ? { from: 0, to: last } : goldSpan(project.scenes, review)
  return {
    ...d, interval, ...daysOf(frame, interval), posterior: within(d.posterior, interval, frame.prior), confidence: 1, firm: !review.undecidable, stage: 'reviewed',
    standing: interval.from === last ? 'yes' : interval.to === last ? 'perhaps' : 'no',
  }
}

/** Probabilities given that it lies in an interval; by the prior where the answers exclude it. */
function within(posterior: Float64Array, { from, to }: Span, prior: Float64Array): Float64Array {
  const inside = (p: Float64Array) => p.map((x, g) => (g >= from && g <= to ? x : 0))
  const kept = inside(posterior)
  const total = kept.reduce((a, b) => a + b, 0)
  if (total > 0) return kept.map(x => x / total)
  const spread = inside(prior)
  const all = spread.reduce((a, b) => a + b, 0)
  return spread.map(x => x / all)
}
