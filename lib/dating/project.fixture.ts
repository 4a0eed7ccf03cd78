import * as fc from 'fast-check'
import { datingProjectSchema, type DatingProject, type Reply } from '../model/dating'
import type { LoggedAnswer } from './ledger'

export const BUILDINGS = ['a', 'b', 'c', 'd', 'e', 'f']
const DATES = ['2017-01-01', '2017-02-01', '2017-03-01', '2017-04-01', '2017-05-01']

/** Five scenes s0 to s4, six buildings; `a` is gold, destroyed between s1 and s2, unless another gold is given. */
export const projectOf = (more: Partial<DatingProject> = {}): DatingProject => datingProjectSchema.parse({
  id: 'drawn', title: { en: 'Drawn' }, instructions: { en: 'Look' }, drawing: true, place: 'drawn', area: [0, 0, 1, 1], buildings: 'b.geojson',
  scenes: DATES.map((date, i) => ({ id: `s${i}`, date })), gold: [{ building: 'a', last_standing: 's1', first_destroyed: 's2' }], ...more,
})

/** "Destroyed in gap g" (0 to 5), or in the gaps from g to h. */
export const inGap = (from: number, to = from): Reply =>
  from === DATES.length ? { kind: 'no_destruction' } : { kind: 'destroyed', last_standing: from === 0 ? null : `s${from - 1}`, first_destroyed: `s${Math.min(to, DATES.length - 1)}` }

const anyReply: fc.Arbitrary<Reply> = fc.oneof(
  fc.tuple(fc.nat(4), fc.nat(2)).map(([from, wide]) => inGap(from, from + wide)),
  fc.constant<Reply>({ kind: 'no_destruction' }), fc.constant<Reply>({ kind: 'cannot_tell' }), fc.constant<Reply>({ kind: 'image_unclear' }),
  fc.nat(4).map((g): Reply => ({ ...inGap(g), kind: 'partly' } as Reply)),
)

/** Logs of six buildings, nine volunteers and three sources; the same volunteer may answer twice. */
export const anyLog: fc.Arbitrary<LoggedAnswer[]> = fc.array(fc.record({ building: fc.constantFrom(...BUILDINGS), volunteer: fc.nat(8).map(v => `v${v}`), source: fc.option(fc.nat(2).map(s => `s${s}`), { nil: undefined }), reply: anyReply }), { maxLength: 60 })
  .map(answers => answers.map((answer, seq) => ({ seq, ...answer })))
