/** The header that tells the app whom the connection is with (lib/server/dating/request.ts). */
export const ADDRESS = 'x-atlas-address'

/** Whom the connection is with; behind a proxy that is trusted, whom its own is with: the last address that it wrote down. What a sender says of itself is not among it. */
export function addressOf(request, trustsProxy = process.env.TRUST_PROXY === '1') {
  const forwarded = trustsProxy ? String(request.headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() : ''
  return forwarded || request.socket.remoteAddress || ''
}
