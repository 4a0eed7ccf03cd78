// When a break is suggested: looking at ruins tires, and tired eyes date badly.

const MINUTES = 20
const ANSWERS = 60
/** Who was away for so long had a break. */
const AWAY_MINUTES = 10

/** A time of looking without a break: since when (ms), when last, how many answers. */
export interface Sitting { since: number; last: number; answers: number }

/** With one more answer at that moment. */
export const answered = (sitting: Sitting | null, now: number): Sitting =>
  !sitting || now - sitting.last > AWAY_MINUTES * 60_000 || now < sitting.last ? { since: now, last: now, answers: 1 } : { ...sitting, last: now, answers: sitting.answers + 1 }

/** Whether to suggest one. */
export const isDue = ({ since, last, answers }: Sitting): boolean => answers >= ANSWERS || last - since >= MINUTES * 60_000
