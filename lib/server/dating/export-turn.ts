import { Problem } from '../problem'

/** Files written at a time: each may go through the whole log, and takes from those who answer. */
const MOST = 2
/** One whose reader takes nothing for so long gives up its place: a reader who stops would hold it for ever. */
const IDLE_MS = 30_000
const RETRY_SECONDS = 10

const globals = globalThis as unknown as { __atlasExports?: { now: number } }

/** A file's pieces, in one of the few places there are; it is left at the end, when the reader leaves, or after a while in which nobody reads. Throws a Problem 503 when all are taken. */
export function inTurn(write: () => Iterable<string> | AsyncIterable<string>, idleMs = IDLE_MS): AsyncIterable<string> {
  const taken = (globals.__atlasExports ??= { now: 0 })
  if (taken.now >= MOST) throw new Problem(503, 'Busy', `${MOST} files of answers and dates are being written at present. Try again in ${RETRY_SECONDS} seconds.`, {}, { 'retry-after': String(RETRY_SECONDS) })
  taken.now++
  let [left, idle] = [false, false]
  const leave = () => {
    clearTimeout(timer)
    if (!left) taken.now--
    left = true
  }
  const watch = () => setTimeout(() => { idle = true; leave() }, idleMs).unref()
  let timer = watch()
  const from = (async function* () { yield* write() })()
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        clearTimeout(timer)
        if (idle) {
          await from.return()
          throw new Error('The reader took nothing for too long.')
        }
        const piece = await from.next().catch((error: unknown) => {
          leave()
          throw error
        })
        if (piece.done) leave()
        else timer = watch()
        return piece
      },
      async return() {
        leave()
        await from.return()
        return { done: true as const, value: undefined }
      },
    }),
  }
}
