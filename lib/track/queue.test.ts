import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Sent } from '../model/track'
import english from '../../messages/en.json'
import { drop, forget, keep, pauseBefore, refuse, verdictOf, waitingIn } from './queue'
import { sentenceOf } from './refusals'
import { memoryStorage } from './storage.fixture'

const sent = (n: number, more: Partial<Sent['answer']> = {}): Sent => ({ token: `t${n}`, answer: { id: `00000000-0000-4000-8000-00000000000${n}`, building: `b${n}`, reply: { kind: 'cannot_tell' }, ...more } })
const ids = (store: Storage) => waitingIn(store).map(w => w.sent.answer.building)

describe('answers that wait', () => {
  it('lie in the order in which they were given, also within one millisecond and with a clock put back', () => {
    const store = memoryStorage()
    for (const [n, now] of [[3, 1000], [1, 1000], [2, 400], [4, 9_999_999_999_999]] as const) keep(store, 'town', sent(n), now)
    expect(ids(store)).toEqual(['b3', 'b1', 'b2', 'b4'])
    expect(waitingIn(store).map(w => w.at)).toEqual([1000, 1001, 1002, 9_999_999_999_999])
  })
  it('stand beside other things, and what is broken harms none', () => {
    const store = memoryStorage()
    store.setItem('theme', 'dark')
    store.setItem('track.answer.000000000000001.x', '{"project":1}')
    store.setItem('track.answer.000000000000002.x', 'no JSON')
    const waiting = keep(store, 'town', sent(1), 5)
    keep(store, 'town', sent(2), 6)
    drop(store, waiting)
    expect(ids(store)).toEqual(['b2'])
    forget(store)
    expect([ids(store), store.getItem('theme')]).toEqual([[], 'dark'])
  })
  it('that replace a refused one stand by themselves', () => {
    const store = memoryStorage()
    const first = keep(store, 'town', sent(1), 1)
    keep(store, 'town', sent(2, { building: 'b1', replaces: first.sent.answer.id, note: 'seen again' }), 2)
    keep(store, 'town', sent(3, { replaces: 'another' }), 3)
    refuse(store, first)
    expect(waitingIn(store).map(w => [w.sent.answer.building, w.sent.answer.replaces, w.sent.answer.note])).toEqual([['b1', undefined, 'seen again'], ['b3', 'another', undefined]])
  })
})

it('only what our own server says it can never take is dropped', () => {
  const by = (verdict: string, title: string | null, ...statuses: number[]) => expect(statuses.map(status => verdictOf(status, title))).toEqual(statuses.map(() => verdict))
  by('taken', null, 200, 201)
  by('again', null, 408, 425, 429, 500, 502, 503, 504)
  for (const [status, title] of [[403, 'Not your building'], [409, 'Id in use'], [409, 'Answered already'], [409, 'Known by now'], [410, 'Too old'], [410, 'Gone'], [413, 'Too large'], [422, 'Not understood']] as const) by('never', title, status)
  // Said by something else, or of the request and not of the answer.
  by('kept', null, 400, 401, 403, 404, 405, 407, 409, 410, 413, 415, 418, 422, 451)
  by('kept', 'Another origin', 403)
  by('kept', 'No session', 401)
  by('kept', 'Not found', 404)
  by('kept', 'Not your building', 401, 407)
})

it('knows each refusal of the server by the title that it bears there', () => {
  const said = ['answering', 'request'].map(name => readFileSync(`lib/server/dating/${name}.ts`, 'utf8')).join('\n')
  const titles = [...said.matchAll(/new Problem\((\d+), '([^']+)'/g)].map(([, status, title]) => [Number(status), title] as const)
  expect(titles.length).toBeGreaterThan(10)
  expect([...new Set(titles.filter(([status, title]) => verdictOf(status, title) === 'never').map(([, title]) => title))].sort()).toEqual(['Answered already', 'Gone', 'Id in use', 'Known by now', 'Not understood', 'Not your building', 'Too large', 'Too old'])
  expect([...new Set(titles.filter(([status, title]) => verdictOf(status, title) === 'kept').map(([, title]) => title))].sort()).toEqual(['Another origin', 'Malformed JSON', 'No session', 'Not found', 'Unsupported media type'])
  // All that a reader may meet have a sentence in the page's language; a page of ours sends JSON.
  expect([...new Set(titles.filter(([status, title]) => verdictOf(status, title) !== 'again' && !sentenceOf(title)).map(([, title]) => title))].sort()).toEqual(['Malformed JSON', 'Unsupported media type'])
  expect([...new Set(titles.flatMap(([, title]) => sentenceOf(title) ?? []))].sort()).toEqual(Object.keys(english.track.refusal).sort())
})

it('waits longer each time, a minute at most, and never less than it is asked to', () => {
  expect([1, 2, 3, 4, 10, 400].map(n => pauseBefore(n, null))).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000])
  expect([pauseBefore(1, '30'), pauseBefore(10, '5'), pauseBefore(1, 'Wed, 21 Oct 2026 07:28:00 GMT')]).toEqual([30_000, 60_000, 1000])
})
