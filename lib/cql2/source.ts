import type { OrdSet } from '../text/ord-set'

/** What is known of each row: in neither set is what compares with something unknown (SQL's three values). */
export interface Truth { yes: OrdSet; no: OrdSet }

/** A property of the rows as a filter sees it. `none`: the value that stands for "not known". */
export type Column =
  | { kind: 'number'; values: ArrayLike<number>; none: number }
  /** Days since 1970-01-01. */
  | { kind: 'day'; values: ArrayLike<number>; none: number }
  /** First and last day, both inside. */
  | { kind: 'interval'; start: ArrayLike<number>; end: ArrayLike<number>; none: number }
  /** One code of a list, by its index. */
  | { kind: 'code'; values: ArrayLike<number>; codes: readonly string[]; none: number }
  /** Any number of codes: bit i of a mask is codes[i]; 0 = none. */
  | { kind: 'codes'; masks: ArrayLike<number>; codes: readonly string[] }
  /** 1 true, 0 false. */
  | { kind: 'boolean'; values: ArrayLike<number> }
  /** Texts are looked through, not held: `test` is asked once for each distinct one. */
  | { kind: 'text'; scan(test: (text: string) => boolean): Promise<Truth> }
  /** Degrees; NaN without a place. */
  | { kind: 'point'; lon: ArrayLike<number>; lat: ArrayLike<number> }

export interface Source {
  rows: number
  /** Every property there is, in the order in which they are named to a person. */
  names: readonly string[]
  /** A property's column; only asked for by one of `names`. */
  column(name: string): Column | Promise<Column>
}
