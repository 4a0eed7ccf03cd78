/**
 * The one range that a player asks for (RFC 9110, 14.2), in bytes, both ends inside; null when all is asked for, or several, which
 * may be answered with all; 'beyond' when it lies past the end. With `ifRange` only of the very bytes that `etag` names (13.1.5).
 */
export function rangeOf(header: string | null, length: number, { etag, ifRange }: { etag: string; ifRange: string | null }): { from: number; to: number } | 'beyond' | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (!found || (!found[1] && !found[2]) || (ifRange !== null && ifRange !== etag)) return null
  const [from, to] = found[1] ? [Number(found[1]), found[2] ? Math.min(Number(found[2]), length - 1) : length - 1] : [Math.max(0, length - Number(found[2])), length - 1]
  if (from >= length || (!found[1] && Number(found[2]) === 0)) return 'beyond'
  return from > to ? null : { from, to }
}
