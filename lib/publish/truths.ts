import { z } from 'zod'
import type { DatingProject } from '../model/dating'
import { isoDay } from '../model/primitives'
import { issues } from './check'
import type { Faults } from './faults'

const fate = z.union([z.object({ outcome: z.enum(['destroyed', 'partly']), date: isoDay }), z.object({ outcome: z.literal('never') })])
/** What a drawing's maker knows: `projects/<name>/truth.json`. */
const truthFileSchema = z.looseObject({ buildings: z.record(z.string(), fate) })

/** In which gap a change of that day falls: by the first scene of the day or later; after the last scene it is none. */
export function gapOfDay(scenes: DatingProject['scenes'], day: string): number {
  const at = scenes.findIndex(s => s.date >= day)
  return at < 0 ? scenes.length : at
}

/** The true gap of each building (lib/dating/gaps.ts); null where the file does not say. Null for all when the file is faulty. */
export function truthGaps(value: unknown, { scenes }: Pick<DatingProject, 'scenes'>, ids: string[], file: string, faults: Faults): (number | null)[] | null {
  const parsed = truthFileSchema.safeParse(value)
  if (!parsed.success) {
    issues(parsed.error, file, '', faults)
    return null
  }
  const { buildings } = parsed.data
  return ids.map(id => {
    const known = Object.hasOwn(buildings, id) ? buildings[id] : null
    return known && (known.outcome === 'never' ? scenes.length : gapOfDay(scenes, known.date))
  })
}
