import pino, { type DestinationStream } from 'pino'

/** What is told of an error. */
interface Fault { type: string; message: string; code?: string; stack: string; cause?: Fault }

/** A message that quotes the question and what was put into it (Drizzle's) is told by what lies beneath. */
const quotes = (error: object): boolean => 'query' in error || 'params' in error

/**
 * Kind, message, code and places of an error and of what caused it, and nothing else: what databases add (`query`, `params`, `detail`,
 * `where`) holds what people wrote.
 */
export function faultOf(error: unknown, depth = 3): Fault {
  if (!(error instanceof Error)) return { type: typeof error, message: typeof error === 'string' ? error : 'no error', stack: '' }
  const { name, code, cause } = error as Error & { code?: unknown }
  const message = quotes(error) && error.message.startsWith('Failed query') ? 'Failed query' : error.message
  return {
    type: name, message, ...(typeof code === 'string' && { code }), stack: (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line)).join('\n'),
    ...(cause !== undefined && depth > 0 && { cause: faultOf(cause, depth - 1) }),
  }
}

export const logInto = (stream?: DestinationStream) => pino({ name: 'atlas', base: undefined, serializers: { err: (error: unknown) => faultOf(error) } }, ...(stream ? [stream] as const : []))

/** One line of JSON per event on standard output. No address of a reader is logged, and nothing that anybody wrote. */
export const log = logInto()
