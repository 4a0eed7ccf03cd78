import { expect, it } from 'vitest'
import { answerSchema } from '../model/dating'
import { newId } from './new-id'

it('makes ids that an answer may have, each another', () => {
  const ids = Array.from({ length: 2000 }, newId)
  for (const id of ids.slice(0, 200)) expect(answerSchema.parse({ id, building: 'b', reply: { kind: 'cannot_tell' } }).id).toBe(id)
  expect(new Set(ids).size).toBe(2000)
})
