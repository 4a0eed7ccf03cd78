import { expect, it } from 'vitest'
import { judge } from './judge'

const scenes = ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({ id, date: `2020-0${i + 1}-01` }))
const said = (last_standing: string | null, first_destroyed: string) => ({ kind: 'destroyed', last_standing, first_destroyed }) as const
const known = { last_standing: 'b', first_destroyed: 'd' }
const standing = { last_standing: null, first_destroyed: null }

it.each([
  ['same', said('b', 'd'), known], ['same', said('c', 'd'), known], ['near', said('a', 'd'), known], ['near', said('c', 'e'), known],
  ['early', said('a', 'b'), known], ['early', said(null, 'a'), known], ['late', said('d', 'e'), known],
  ['fell', { kind: 'no_destruction' }, known], ['stood', said('d', 'e'), standing], ['same', { kind: 'no_destruction' }, standing],
  ['open', { kind: 'cannot_tell' }, known], ['open', { kind: 'image_unclear' }, standing], ['open', null, known],
  ['same', { kind: 'partly', last_standing: 'b', first_destroyed: 'c' }, known],
] as const)('%s', (judgement, reply, truth) => expect(judge(scenes, reply, truth)).toBe(judgement))
