const TURN = 2 * Math.PI
/** Room for one on the innermost circle, in pixels along it. */
const STEP_PX = 29
const FIRST_GAP_PX = 22
const RING_GAP_PX = 29

/**
 * Offsets in pixels from a shared point for its members: concentric circles around the point's own ring, each filled
 * evenly, from 12 o'clock clockwise.
 *
 * @param innerRadius radius of the ring in the middle, in pixels
 */
export function fanOffsets(count: number, innerRadius: number): [x: number, y: number][] {
  const circles: { radius: number; room: number }[] = []
  for (let left = count; left > 0; left -= circles[circles.length - 1].room) {
    const radius = Math.max(34, innerRadius + FIRST_GAP_PX) + circles.length * RING_GAP_PX
    circles.push({ radius, room: Math.floor((TURN * radius) / STEP_PX) })
  }
  const rooms = circles.reduce((sum, c) => sum + c.room, 0)
  let left = count
  return circles.flatMap(({ radius, room }, k): [number, number][] => {
    const here = k === circles.length - 1 ? left : Math.min(left, Math.ceil((count * room) / rooms))
    left -= here
    return Array.from({ length: here }, (_, i) => {
      const angle = (TURN * i) / here - Math.PI / 2
      return [Math.cos(angle) * radius, Math.sin(angle) * radius]
    })
  })
}
