/** Two pictures in turn, at most two changes a second: WCAG 2.2, 2.3.1 forbids more than three flashes. */
export const LEAST_MS = 500

/** How long to wait until the pictures may change again. */
export const waitFor = (now: number, lastChange: number | null): number => (lastChange === null ? 0 : Math.max(0, lastChange + LEAST_MS - now))

/** The scene that one is compared with: the other of the two that are marked, else the one before it (after the first, the one that follows). */
export function partnerOf(scene: number, { last, first }: { last: number | null; first: number | null }, scenes: number): number {
  if (first !== null && last !== null && last >= 0) {
    if (scene === first) return last
    if (scene === last) return first
  }
  return scene > 0 ? scene - 1 : Math.min(1, scenes - 1)
}
