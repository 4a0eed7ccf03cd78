/** Nothing is published yet: health says 503, pages say so. */
export class NoEdition extends Error {
  constructor() {
    super('No edition is published yet.')
    this.name = 'NoEdition'
  }
}
