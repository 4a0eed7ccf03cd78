import { emptySet, type OrdSet } from '../text/ord-set'
import type { Truth } from './source'

export const [YES, NO, UNKNOWN] = [1, 0, -1]

/** Asks of every row: YES, NO or UNKNOWN. */
export function decide(rows: number, test: (row: number) => number): Truth {
  const truth = { yes: emptySet(rows), no: emptySet(rows) }
  for (let word = 0, row = 0; row < rows; word++) {
    let yes = 0
    let no = 0
    for (let bit = 0; bit < 32 && row < rows; bit++, row++) {
      const found = test(row)
      if (found === YES) yes |= 1 << bit
      else if (found === NO) no |= 1 << bit
    }
    truth.yes.bits[word] = yes
    truth.no.bits[word] = no
  }
  return truth
}

export const not = ({ yes, no }: Truth): Truth => ({ yes: no, no: yes })

/** Every row, or none: a filter that is TRUE or FALSE by itself. */
export function always(rows: number, value: boolean): Truth {
  const truth = decide(rows, () => YES)
  return value ? truth : not(truth)
}

/** Both: true where both are, false where one is false. Written into `a`. */
export function and(a: Truth, b: Truth): Truth {
  each(a.yes, b.yes, true)
  each(a.no, b.no, false)
  return a
}

/** Either: true where one is, false where both are false. Written into `a`. */
export const or = (a: Truth, b: Truth): Truth => not(and(not(a), not(b)))

function each(a: OrdSet, b: OrdSet, common: boolean): void {
  for (let i = 0; i < a.bits.length; i++) a.bits[i] = common ? a.bits[i] & b.bits[i] : a.bits[i] | b.bits[i]
}
