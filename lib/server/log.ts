import pino from 'pino'

/** One line of JSON per event on standard output. No address of a reader is logged. */
export const log = pino({ name: 'atlas', base: undefined })
