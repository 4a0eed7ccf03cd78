import type { z } from 'zod'

// Names of fields in rules, held against the schemas: `title` (in every language), `title_en`, `sources.url`.

interface Def { type: string; innerType?: z.ZodType; element?: z.ZodType; valueType?: z.ZodType; options?: z.ZodType[] }
const defOf = (schema: z.ZodType): Def => (schema as unknown as { def: Def }).def

/** The object, or the objects of a list, that a field holds; null for a plain value. */
export function objectIn(schema: z.ZodType): z.ZodObject | null {
  const { type, innerType, element, options } = defOf(schema)
  if (type === 'object') return schema as z.ZodObject
  const inner = innerType ?? element ?? options?.[0]
  return inner ? objectIn(inner) : null
}

/** Is it text, or a list of texts? */
export function isText(schema: z.ZodType): boolean {
  const { type, innerType, element } = defOf(schema)
  const inner = innerType ?? element
  return inner ? isText(inner) : type === 'string'
}

const LANGUAGE = /_[a-z]{2,3}$/

/** Keys of an object that a name means: itself, or for the stem of a text that field in each language that is there. */
export function keysFor(name: string, shape: Record<string, unknown>, there: string[]): string[] {
  if (!Object.hasOwn(shape, `${name}_en`)) return there.filter(key => key === name)
  return there.filter(key => key === name || (key.startsWith(`${name}_`) && LANGUAGE.test(key.slice(name.length)) && key.length <= name.length + 4))
}

export interface FieldAt { schema: z.ZodType; /** The record would not be one without it. */ required: boolean; text: boolean }

/** What a path names in a schema; null for nothing. `extra`: further names on the first level (facets, texts of further languages). */
export function fieldAt(path: string, schema: z.ZodObject, extra: (name: string) => boolean = () => false): FieldAt | null {
  const [name, ...rest] = path.split('.')
  const { shape } = schema as { shape: Record<string, z.ZodType> }
  const own = Object.hasOwn(shape, name) ? shape[name] : shape[`${name}_en`]
  if (!own) {
    const stem = name.replace(LANGUAGE, '')
    const further = rest.length === 0 && LANGUAGE.test(name) && Object.hasOwn(shape, `${stem}_en`)
    return further ? { schema: shape[`${stem}_en`], required: false, text: true } : rest.length === 0 && extra(name) ? { schema, required: false, text: false } : null
  }
  if (!rest.length) return { schema: own, required: !own.safeParse(undefined).success, text: isText(own) }
  const inner = objectIn(own)
  return inner && fieldAt(rest.join('.'), inner)
}
