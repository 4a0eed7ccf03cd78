/** Nothing is published yet: health says 503, pages say so. */
export class NoEdition extends Error {
  /** Told by its name, as StoreAway is. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'NoEdition'
  }

  constructor() {
    super('No edition is published yet.')
    this.name = 'NoEdition'
  }
}
