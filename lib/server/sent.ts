import 'server-only'
import { Lru } from '../lru'
import { MEMORY } from './memory'

// What was made of editions, as it goes over the wire. Every key is a JSON list that begins with the edition's.

const PICTURE_BYTES = 48 << 20
interface Sent { slices: Lru<Promise<Uint8Array>>; pictures: Lru<Promise<Uint8Array>> }
const globals = globalThis as unknown as { __atlasSent?: Sent }
export const sent = (): Sent => (globals.__atlasSent ??= { slices: new Lru(MEMORY.sent), pictures: new Lru(PICTURE_BYTES) })

/** Drops what is in memory of an edition that the store does not hold any more. */
export function forgetSent(edition: string): void {
  for (const kept of Object.values(sent()) as Lru<unknown>[]) kept.forget(key => (JSON.parse(key) as string[])[0] === edition)
}
