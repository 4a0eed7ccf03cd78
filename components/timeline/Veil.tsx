/**
 * Lays the ground's colour over what lies outside the window, 72 %, so that its bars show at 28 %. The bars themselves do not
 * change while a handle moves, and are not drawn again. Shares of the width, from the left.
 */
export function Veil({ left, right }: { left: number; right: number }) {
  const part = (from: number, to: number) => to > from && <span aria-hidden className="pointer-events-none absolute inset-y-0 bg-surface/72" style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
  return <>{part(0, left)}{part(right, 1)}</>
}
