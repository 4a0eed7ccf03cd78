// A volunteer's tabs are given the same buildings. What one of them has in hand the others leave to it: by locks, which end with the page.
// Where a browser has none (only over HTTPS and on the own machine) two may show the same; the server takes the first answer.

const own = new Map<string, () => void>()

/** Whether a building is this page's to look at, from now until `letGo`. */
export const takeHere = (name: string, locks: LockManager | undefined = navigator.locks): Promise<boolean> => {
  if (own.has(name) || !locks) return Promise.resolve(true)
  return new Promise(taken => {
    void locks.request(`track.hand.${name}`, { ifAvailable: true }, lock => {
      // The same page may have asked for it twice at a time.
      taken(lock !== null || own.has(name))
      return lock && new Promise<void>(release => own.set(name, release))
    })
  })
}

/** Leaves all of them to others. */
export function letGo(): void {
  for (const release of own.values()) release()
  own.clear()
}
