import { expect, it } from 'vitest'
import type { EditionInfo } from '@/lib/model/list-item'
import { createStore, type ExplorerState } from './store'
import { BELIEVED_AFTER, hear, isBehind, takeAnswer, takePart, type Doubt } from './take-edition'

const edition = (key: string, turn: number): EditionInfo => ({ key, turn, number: 1, date: '2026-01-02', hash: key, draft: true })
const old = edition('1-draft-aaaaaaaa', 4)
const now = edition('1-draft-bbbbbbbb', 5)
const next = edition('1-draft-cccccccc', 6)

/** Answers one after the other → the edition of the page after each. */
function follow(start: EditionInfo, answers: EditionInfo[]): { keys: string[]; refreshed: number } {
  const store = createStore({ edition: start } as ExplorerState)
  let refreshed = 0
  let doubt: Doubt | null = null
  const keys = answers.map(said => {
    doubt = takeAnswer(store, said, () => { refreshed++ }, doubt)
    return store.get().edition.key
  })
  return { keys, refreshed }
}

it('a later edition is taken at once, and so is another of the same turn (a page that leaves a pinned one)', () => {
  expect(hear(now, next, { key: old.key, times: 3 })).toEqual({ take: true, doubt: null })
  expect(hear(now, edition('1-aaaaaaaa', 5), null)).toEqual({ take: true, doubt: null })
  expect(hear(now, now, null)).toEqual({ take: false, doubt: null })
})
it('two servers of which one lags do not make the page go to and fro', () => {
  const answers = Array.from({ length: 60 }, (_, i) => (i % 12 === 11 ? now : old))
  expect(follow(now, answers)).toEqual({ keys: answers.map(() => now.key), refreshed: 0 })
})
it('an earlier edition is followed when nothing else is heard for a minute', () => {
  const { keys, refreshed } = follow(now, Array.from({ length: BELIEVED_AFTER }, () => old))
  expect(keys.indexOf(old.key)).toBe(BELIEVED_AFTER - 1)
  expect(refreshed).toBe(1)
})
it('what was named between two times of the same edition is earlier than it', () => {
  expect(follow(edition('a', 1), [edition('a', 3), edition('b', 2)]).keys).toEqual(['a', 'a'])
})
it('a server-drawn part counts when it is later, and is behind when it is earlier', () => {
  const store = createStore({ edition: now } as ExplorerState)
  let refreshed = 0
  for (const part of [old, edition('1-aaaaaaaa', 5), next, now]) takePart(store, part, () => { refreshed++ })
  expect([store.get().edition.key, refreshed]).toEqual([next.key, 1])
  expect([isBehind(old, now), isBehind(now, now), isBehind(next, now), isBehind(edition(now.key, 1), now)]).toEqual([true, false, false, false])
})
