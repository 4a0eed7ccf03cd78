/** What the fragment shader draws in an instance's box. */
export const KIND = { disc: 0, ring: 1, dot: 2, halo: 3, line: 4, scrim: 5 } as const
export type Kind = (typeof KIND)[keyof typeof KIND]
/** 0 as it is, 1 under the pointer, 2 the open record. */
export type Emphasis = 0 | 1 | 2

/** Attributes of an instance, name and number of floats, in the order in which `Instances` writes them. */
export const ATTRIBUTES: [name: string, floats: number][] = [['center', 2], ['halfSize', 2], ['dir', 2], ['what', 4], ['uv', 4], ['labelHalf', 2], ['partsA', 4], ['partsB', 4]]
export const FLOATS = ATTRIBUTES.reduce((sum, [, floats]) => sum + floats, 0)
const UV = 10
const LABEL = 14
const PARTS = 16
/** Groups of a ring: six colours, grey, and one to spare. */
export const MOST_GROUPS = 8

/** Where something can be picked, in CSS pixels: a cluster or a member of the fan (the other is -1). */
export interface Target { x: number; y: number; radius: number; cluster: number; member: number }

/** Growing list of instances, kept between renders, and what of it can be picked. The last added lies on top. */
export class Instances {
  data = new Float32Array(256 * FLOATS)
  count = 0
  targets: Target[] = []

  clear(): void {
    this.count = 0
    this.targets.length = 0
  }

  /** A box around a middle, in CSS pixels; `group` is an index into the palette. */
  add(x: number, y: number, half: number, kind: Kind, radius: number, group: number, emphasis: Emphasis = 0): this {
    if ((this.count + 1) * FLOATS > this.data.length) {
      const more = new Float32Array(this.data.length * 2)
      more.set(this.data)
      this.data = more
    }
    const d = this.data
    const at = this.count++ * FLOATS
    d.fill(0, at, at + FLOATS)
    d[at] = x
    d[at + 1] = y
    d[at + 2] = half
    d[at + 3] = half
    d[at + 4] = 1
    d[at + 6] = kind
    d[at + 7] = radius
    d[at + 8] = group
    d[at + 9] = emphasis
    return this
  }

  /** Puts a sprite into the middle of the last one. */
  label({ uv, half }: { uv: [number, number, number, number]; half: [number, number] }): this {
    const at = (this.count - 1) * FLOATS
    this.data.set(uv, at + UV)
    this.data.set(half, at + LABEL)
    return this
  }

  /** Parts of the last one's ring: where each ends, as shares of the turn from 12 o'clock. */
  parts(counts: ArrayLike<number>, from: number, groups: number, total: number): this {
    const at = (this.count - 1) * FLOATS + PARTS
    let sum = 0
    for (let g = 0; g < MOST_GROUPS; g++) {
      if (g < groups) sum += counts[from + g]
      this.data[at + g] = g < groups - 1 ? sum / total : 1
    }
    return this
  }

  /** Makes the last one a line from its middle both ways: half its length along (dx, dy), of unit length. */
  along(dx: number, dy: number, halfLength: number, halfWidth: number): this {
    const at = (this.count - 1) * FLOATS
    this.data[at + 2] = halfLength
    this.data[at + 3] = halfWidth
    this.data[at + 4] = dx
    this.data[at + 5] = dy
    return this
  }

  target(x: number, y: number, radius: number, cluster: number, member: number): void {
    this.targets.push({ x, y, radius, cluster, member })
  }
}
