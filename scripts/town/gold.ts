import type { Gold } from '../../lib/model/dating'
import { gapOfDay } from '../../lib/publish/truths'
import { seeded } from './random'
import type { Fate, Truth } from './truth'

/** Of each kind of outcome so many: destroyed or partly between two scenes, or never. */
const OF_EACH = { destroyed: 3, partly: 1, never: 14 } as const

interface Scene { id: string; date: string }

/** Where the change lies, as a project says it. */
export function changeOf(fate: Fate, scenes: readonly Scene[]): Pick<Gold, 'last_standing' | 'first_destroyed'> {
  const gap = fate.outcome === 'never' ? scenes.length : gapOfDay([...scenes], fate.date)
  return gap === scenes.length ? { last_standing: null, first_destroyed: null } : { last_standing: gap ? scenes[gap - 1].id : null, first_destroyed: scenes[gap].id }
}

/**
 * Buildings whose date is told to the model, drawn by the seed from every kind of outcome between every two scenes. Whether the
 * pictures show it well is not asked: gold that is easier than the rest makes intervals too narrow. `also`: those of the training.
 */
export function drawGold(truth: Truth, scenes: readonly Scene[], seed: number, also: readonly string[]): Gold[] {
  const random = seeded(seed)
  const kinds = new Map<string, string[]>()
  for (const [id, fate] of Object.entries(truth)) {
    const { first_destroyed } = changeOf(fate, scenes)
    const kind = `${fate.outcome} ${first_destroyed ?? ''}`
    kinds.set(kind, [...(kinds.get(kind) ?? []), id])
  }
  const chosen = new Set(also)
  for (const [kind, ids] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const most = OF_EACH[kind.split(' ')[0] as Fate['outcome']]
    const drawn = ids.map(id => ({ id, at: random() })).sort((a, b) => a.at - b.at).map(d => d.id)
    const there = ids.filter(id => chosen.has(id)).length
    for (const id of drawn.filter(d => !chosen.has(d)).slice(0, Math.max(0, most - there))) chosen.add(id)
  }
  return [...chosen].sort().map(building => ({ building, ...changeOf(truth[building], scenes) }))
}
