/**
 * A filter that is not CQL2, or that asks for what is not there. The message is a sentence: which character (from 1), what
 * stands there, what was expected.
 */
export class Cql2Error extends Error {
  /** `at`: characters before the place. */
  constructor(readonly at: number, found: string, expected: string) {
    super(`filter is not understood at character ${at + 1}: ${found}; expected ${expected}.`)
    this.name = 'Cql2Error'
  }
}
