import 'server-only'
import { presentHead } from './present'
import { loadedFor } from './engine'

/** Empty, and says nothing of where a reader was. */
const BLANK = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>Blank page</title><body></body></html>'

/**
 * `/exit`: where "Leave" goes. Asks the browser to forget the cookies and storage of this site, tells no one where the reader came from, and
 * leads on to `quick_exit_url` of the manifest, else to an empty page. Whatever is wrong here, a reader still leaves.
 */
export async function exitAnswer(request: Request): Promise<Response> {
  // Out of memory: a reader does not wait for a database.
  const address = await presentHead().then(({ key }) => loadedFor(key)).then(loaded => loaded?.manifest.quick_exit_url, () => undefined)
  // A picture on another site that names this address must not clear anything.
  const isPage = ['document', null].includes(request.headers.get('sec-fetch-dest'))
  const headers = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex', ...(isPage && { 'clear-site-data': '"cookies", "storage"' }) }
  if (address) return new Response(null, { status: 303, headers: { ...headers, location: address } })
  return new Response(BLANK, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" } })
}
