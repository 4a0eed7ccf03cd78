import 'server-only'
import { EditionGone, releasedEdition } from '../store/read'
import { handle, Moved, noSuchEdition, type Problem } from './answer'
import { siteUrl } from './index'
import { store } from './store'

/**
 * What is said of an address below a key that is not kept: where the same lies in the edition of that number as it is kept now (an
 * earlier version of the program made the key, or the snapshot was mended since), else that there is no such edition.
 */
export async function elsewhere(request: Request, edition: string): Promise<Moved | Problem> {
  const number = /^(\d{1,9})-(?:vetted-)?[0-9a-f]{8}$/.exec(edition)?.[1]
  const now = number === undefined ? null : await releasedEdition(await store(), Number(number))
  if (!now || now.key === edition) return noSuchEdition(edition)
  const url = new URL(request.url)
  return new Moved(new URL(`${url.pathname.replace(`/${edition}/`, `/${now.key}/`)}${url.search}`, await siteUrl()))
}

/** Runs what takes an edition's key from its address; one that is not kept is answered as everywhere. */
export const inEdition = (request: Request, edition: string, work: () => Promise<Response>): Promise<Response> => handle(async () => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof EditionGone) throw await elsewhere(request, edition)
    throw error
  }
})
