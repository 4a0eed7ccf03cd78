import type { z } from 'zod'
import type { Parameter, Parameters } from './parameters'

/** An address that asks wrongly; the message is a sentence with the values in it. */
export class BadParameter extends Error {
  constructor(readonly title: 'Unknown parameter' | 'Invalid parameter', message: string) {
    super(message)
    this.name = 'BadParameter'
  }
}

export type Values<P extends Parameters> = { [K in keyof P]?: z.output<P[K]['schema']> }

/** Facets may be repeated, as plain HTML forms do. */
const isRepeatable = (parameter: Parameter): boolean => parameter.read === 'list'

/** Reads a query by its parameters. Unknown names, names that stand twice and nonsense are refused, as OGC API – Features asks. Throws BadParameter. */
export function readParameters<P extends Parameters>(search: URLSearchParams, parameters: P): Values<P> {
  const values: Record<string, unknown> = {}
  for (const name of new Set(search.keys())) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : null
    if (!parameter) throw new BadParameter('Unknown parameter', `"${shown(name)}" is not a parameter of this address; expected one of ${Object.keys(parameters).join(', ')}.`)
    const given = search.getAll(name)
    if (given.length > 1 && !isRepeatable(parameter)) throw new BadParameter('Invalid parameter', `"${name}" stands ${given.length} times in the address; expected it once.`)
    const found = parameter.schema.safeParse(decoded(given.join(','), parameter.read))
    if (!found.success) throw new BadParameter('Invalid parameter', `${name}=${shown(given.join(','))} is not understood; expected ${parameter.expected}.`)
    values[name] = found.data
  }
  return values as Values<P>
}

function decoded(text: string, read: Parameter['read']): unknown {
  if (read === 'text') return text
  if (read === 'number') return /^\d+$/.test(text) ? Number(text) : text
  const parts = text.split(',').filter(part => read === 'numbers' || part !== '')
  return read === 'list' ? parts : parts.map(part => (/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(part) ? Number(part) : NaN))
}

const LONGEST_SHOWN = 60
const shown = (text: string): string => {
  const plain = text.replace(/\p{Cc}/gu, ' ')
  return plain.length > LONGEST_SHOWN ? `${plain.slice(0, LONGEST_SHOWN)}…` : plain
}
