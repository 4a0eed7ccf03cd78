import 'server-only'
import { totalmem } from 'node:os'
import { env } from './env'

const MB = 1 << 20
/** Two editions of a million records with all that is made of them, and room for searches. */
const MOST = 1300 * MB
const LEAST = 64 * MB

/**
 * Bytes that this process may fill with what it could make or read again: ATLAS_MEMORY, else a third of what the machine, or the
 * container around the process, has; never more than is of use. What is served at the moment is held in any case.
 */
export function memoryBudget(asked: number | null, machine: number, container: number): number {
  if (asked !== null) return Math.max(LEAST, asked)
  return Math.max(LEAST, Math.min(MOST, (container > 0 ? Math.min(machine, container) : machine) / 3))
}

const budget = memoryBudget(env.memory, totalmem(), process.constrainedMemory() ?? 0)

/** What each kind may take of it: columns and orders of editions, what searches cut out of them, engines, sums, answers as they were sent. */
export const MEMORY = { editions: 0.5 * budget, cuts: 0.12 * budget, engines: 0.19 * budget, sums: 0.14 * budget, sent: 0.05 * budget }
