import { afterEach, expect, it } from 'vitest'
import type { Outcome } from './send'
import { sender, type Sender } from './sender'

let running: Sender | null = null
afterEach(() => running?.end())

/** Runs attempts that end as they are told, until the last; what came of each, and when. */
async function run(...ends: (Outcome | Error)[]): Promise<{ outcomes: (string | null)[]; pauses: number[] }> {
  const outcomes: (string | null)[] = []
  const at: number[] = []
  await new Promise<void>(done => {
    running = sender(async () => {
      at.push(performance.now())
      const end = ends[at.length - 1]
      if (end instanceof Error) throw end
      return end
    }, outcome => {
      outcomes.push(outcome?.is ?? null)
      if (outcomes.length === ends.length) done()
    }, () => at.length < ends.length)
    running.now()
  })
  return { outcomes, pauses: at.slice(1).map((t, i) => Math.round((t - at[i]) / 1000)) }
}

it('goes on after a fault, after no answer, and after what is kept for another day, each time later', async () => {
  expect(await run(new Error('no storage'), { is: 'kept', refusal: null }, { is: 'all' })).toEqual({ outcomes: [null, 'kept', 'all'], pauses: [1, 2] })
})

it('goes on at once with what came meanwhile, and as late as the server asks', async () => {
  expect(await run({ is: 'all' }, { is: 'later', retryAfter: '2' }, { is: 'all' })).toEqual({ outcomes: ['all', 'later', 'all'], pauses: [0, 2] })
})
