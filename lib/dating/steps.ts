/** A long computation that may be paused between its steps. The result is the same bits however it is run. */
export type Steps<T> = Generator<undefined, T, void>

/** A step takes a millisecond or two: so many answers of a round of EM. */
export const STEP_ANSWERS = 2000

/** Without a pause. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value as T
  }
}
