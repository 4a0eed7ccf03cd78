// A picture that does not lie square: the CSS transform that lays a square of pixels onto four corners.

type Point = readonly [number, number]

/**
 * `matrix3d(…)` for an element of `size` × `size` px at the origin, so that its corners (from the top left, clockwise) come to lie on these.
 * The projective map of a square onto a quadrilateral: P. Heckbert (1989), Fundamentals of Texture Mapping and Image Warping, section 2.2.3.
 */
export function quadTransform([p0, p1, p2, p3]: readonly [Point, Point, Point, Point], size: number): string {
  const [sx, sy] = [p0[0] - p1[0] + p2[0] - p3[0], p0[1] - p1[1] + p2[1] - p3[1]]
  const [dx1, dy1, dx2, dy2] = [p1[0] - p2[0], p1[1] - p2[1], p3[0] - p2[0], p3[1] - p2[1]]
  const det = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / det
  const h = (dx1 * sy - sx * dy1) / det
  const [a, b, c] = [p1[0] - p0[0] + g * p1[0], p3[0] - p0[0] + h * p3[0], p0[0]]
  const [d, e, f] = [p1[1] - p0[1] + g * p1[1], p3[1] - p0[1] + h * p3[1], p0[1]]
  // Columns of the 4 × 4 matrix; the unit square scaled to the element's size.
  return `matrix3d(${[a, d, 0, g, b, e, 0, h, 0, 0, size, 0, c * size, f * size, 0, size].map(n => Number((n / size).toPrecision(12))).join(',')})`
}
