import type { Column, Source } from '../../cql2/source'
import { decide, NO, YES } from '../../cql2/truth'
import { datingQueryables, STAGES, STANDING, type Dating } from '../../model/datings'
import { NO_DAY } from '../../slice/columns'
import { parseDay } from '../../time/day'
import type { DatingRow } from './features'

/** No day of a scene is near either. */
const [FIRST, LAST] = [-1_000_000, 3_000_000]

/** Buildings with their dates as filters see them. */
export function datingSource(rows: readonly DatingRow[]): Source {
  const of = <T>(value: (row: DatingRow) => T): T[] => rows.map(value)
  const number = (name: 'confidence' | 'dispute' | 'answers' | 'partly' | 'other_answers'): Column => ({ kind: 'number', values: of(r => r.dating[name]), none: -1 })
  const day = (name: 'after' | 'before'): Column => ({ kind: 'day', values: of(r => (r.dating[name] === null ? NO_DAY : (parseDay(r.dating[name]) as number))), none: NO_DAY })
  const text = (name: 'id' | 'project' | 'building'): Column => ({ kind: 'text', scan: async test => decide(rows.length, row => (test(rows[row].dating[name]) ? YES : NO)) })
  const flag = (name: 'firm' | 'drawing'): Column => ({ kind: 'boolean', values: of(r => Number(r.dating[name])) })
  const code = (name: 'stage' | 'standing', codes: readonly string[]): Column => ({ kind: 'code', values: of(r => codes.indexOf(r.dating[name])), codes, none: -1 })
  const columns: Record<keyof Dating | 'geometry' | 'date', () => Column> = {
    geometry: () => ({ kind: 'point', lon: of(r => r.middle[0]), lat: of(r => r.middle[1]) }),
    date: () => ({ kind: 'interval', start: of(r => r.start ?? FIRST), end: of(r => r.end ?? LAST), none: NO_DAY }),
    id: () => text('id'), project: () => text('project'), building: () => text('building'), after: () => day('after'), before: () => day('before'),
    standing: () => code('standing', STANDING), stage: () => code('stage', STAGES), confidence: () => number('confidence'), dispute: () => number('dispute'),
    answers: () => number('answers'), partly: () => number('partly'), other_answers: () => number('other_answers'), firm: () => flag('firm'), drawing: () => flag('drawing'),
  }
  return { rows: rows.length, names: Object.keys(datingQueryables()), column: name => columns[name as keyof typeof columns]() }
}
