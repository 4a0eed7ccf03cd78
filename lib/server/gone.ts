import 'server-only'
import { StoreAway } from '../store/database'
import { EditionGone, wasServed } from '../store/read'
import { forgetAll } from './forget'
import { lookAgain, served } from './serving'
import { store } from './store'

/** An edition was removed while it was read: what is in memory of it is dropped, and the store is asked which one is current. */
export async function letGo({ edition }: EditionGone): Promise<void> {
  forgetAll(edition)
  await lookAgain()
  if ((await served())?.key === edition) throw new StoreAway({}, `The store names edition ${edition} as the one that is served, and does not hold all of it.`)
}

/** Runs what needs an edition; when that was removed meanwhile, once more, over the present one. Throws EditionGone where it is asked for by its key. */
export async function overPresent<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof EditionGone)) throw error
    await letGo(error)
    return work()
  }
}

/** Whether the store ever held an edition that it does not hold now: it is gone then, and not unknown. */
export const isGone = async (edition: string): Promise<boolean> => wasServed(await store(), edition)
