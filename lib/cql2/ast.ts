import type { Bounds, Day } from '../slice/types'

// What a filter asks for, as plain data. Every part that may turn out wrong knows where it stood.

/** How a text is taken before it is compared: CASEI, ACCENTI. */
export interface Fold { case: boolean; accent: boolean }
export interface Property extends Fold { name: string; at: number }

export type Scalar = { at: number } & ({ kind: 'text'; value: string } | { kind: 'number'; value: number } | { kind: 'day'; value: Day } | { kind: 'boolean'; value: boolean })

export type Position = [number, number]
export type Shape =
  | { kind: 'points'; points: Position[] }
  /** Each polygon: its outer ring, then its holes. */
  | { kind: 'polygons'; polygons: Position[][][] }
  /** West above east crosses the antimeridian. */
  | { kind: 'box'; bounds: Bounds }

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='

export type Expression =
  | { op: 'and' | 'or'; parts: Expression[] }
  | { op: 'not'; part: Expression }
  | { op: 'literal'; value: boolean }
  /** A property that is true or false by itself. */
  | { op: 'is'; property: Property }
  | { op: 'compare'; how: Comparison; property: Property; value: Scalar }
  | { op: 'between'; property: Property; low: Scalar; high: Scalar }
  | { op: 'in'; property: Property; values: Scalar[] }
  | { op: 'like'; property: Property; pattern: string }
  | { op: 'null'; property: Property }
  | { op: 's_intersects'; property: Property; shape: Shape }
  /** Both days inside; null = open. */
  | { op: 't_intersects'; property: Property; from: Day | null; to: Day | null }
