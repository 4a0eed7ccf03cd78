/** A set of row numbers (ords) below `length`, a bit each: 125 kB for a million rows. */
export interface OrdSet { length: number; bits: Uint32Array }

export const emptySet = (length: number): OrdSet => ({ length, bits: new Uint32Array((length + 31) >>> 5) })

export const addOrd = (set: OrdSet, ord: number): void => { set.bits[ord >>> 5] |= 1 << (ord & 31) }
export const hasOrd = ({ bits }: OrdSet, ord: number): boolean => ((bits[ord >>> 5] >>> (ord & 31)) & 1) === 1

export function setOf(length: number, ords: ArrayLike<number>): OrdSet {
  const set = emptySet(length)
  for (let i = 0; i < ords.length; i++) addOrd(set, ords[i])
  return set
}

/** Leaves in `a` what is in `b` as well. */
export function intersect(a: OrdSet, b: OrdSet): OrdSet {
  for (let i = 0; i < a.bits.length; i++) a.bits[i] &= b.bits[i]
  return a
}

/** The ords of a set, ascending, at the head of `out` (as long as the set). */
export function ordsOf({ bits, length }: OrdSet, out: Uint32Array = new Uint32Array(length)): Uint32Array {
  let count = 0
  for (let word = 0; word < bits.length; word++) {
    for (let rest = bits[word] | 0; rest !== 0; rest &= rest - 1) out[count++] = (word << 5) + 31 - Math.clz32(rest & -rest)
  }
  return out.subarray(0, count)
}
