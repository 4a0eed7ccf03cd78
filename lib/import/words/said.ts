import { EN } from './en'

export type Key = keyof typeof EN
/** Names of the values in a template. */
type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
export type Value = string | number | Said

/** One sentence of the importer, or a part of one, in no language yet: which, and what stands in it. Plain data. */
export interface Said { key: Key; values: Record<string, Value> }
export type Templates = Record<Key, string>

/** `say('json.deep', { most: 64 })`; every value that the template names must be given, which the compiler checks. */
export function say<K extends Key>(key: K, ...[values]: [Names<(typeof EN)[K]>] extends [never] ? [] : [Record<Names<(typeof EN)[K]>, Value>]): Said {
  return { key, values: values ?? {} }
}

/** @param around what is put around each value of the outside: in Arabic an isolate, so that a name in Latin letters turns nothing */
export function render(said: Said, templates: Templates, around: (value: string) => string = value => value): string {
  return templates[said.key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = said.values[name]
    return value === undefined ? whole : typeof value === 'object' ? render(value, templates, around) : around(String(value))
  })
}

/** The sentence as the command line and report.json write it. */
export const english = (said: Said): string => render(said, EN)

export const isSaid = (value: unknown): value is Said => typeof value === 'object' && value !== null && 'key' in value && 'values' in value

/** Whether this sentence is, or holds, the one with this key. */
export const says = (said: Said, key: Key): boolean => said.key === key || Object.values(said.values).some(value => typeof value === 'object' && says(value, key))

/** An Error whose message is the English sentence; `said` is what another language is made of. */
export class Spoken extends Error {
  constructor(readonly said: Said) { super(english(said)) }
}
