import type { z } from 'zod'
import { keysFor, objectIn } from './fields'

type Values = Record<string, unknown>

/** Every object that holds the last name of a path, with the keys that it means there. */
function holders(path: string, schema: z.ZodObject, values: Values): { of: Values; keys: string[] }[] {
  const [name, ...rest] = path.split('.')
  const shape = schema.shape as Record<string, z.ZodType>
  const keys = keysFor(name, shape, Object.keys(values))
  if (!rest.length) return keys.length ? [{ of: values, keys }] : []
  const inner = Object.hasOwn(shape, name) ? objectIn(shape[name]) : null
  if (!inner) return []
  return keys.flatMap(key => [values[key]].flat()).flatMap(value => (typeof value === 'object' && value !== null ? holders(rest.join('.'), inner, value as Values) : []))
}

const isThere = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0)

/** Takes a field out; whether there was anything to take. */
export function withhold(path: string, schema: z.ZodObject, values: Values): boolean {
  let found = false
  for (const { of, keys } of holders(path, schema, values)) {
    for (const key of keys) {
      found ||= isThere(of[key])
      delete of[key]
    }
  }
  return found
}

/** Puts a text where another stands; of a list of texts, one in place of all. Whether there was any. */
export function replace(path: string, text: string, schema: z.ZodObject, values: Values): boolean {
  const found = holders(path, schema, values)
  for (const { of, keys } of found) for (const key of keys) of[key] = Array.isArray(of[key]) ? [text] : text
  return found.length > 0
}
