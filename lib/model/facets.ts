import { GRADINGS, type Text } from './codes'
import { bearsJoined, joinedOf } from './evidence-joined'
import { evidenceKinds } from './evidence-of'
import type { IncidentProperties } from './incident'
import type { Facet, FacetCode, Manifest } from './manifest'

/** Text in a language, else in the first that is there. */
export const inLanguage = (text: Text | undefined, locale: string): string => (text ? (text[locale] ?? Object.values(text)[0] ?? '') : '')

const palette = {
  red: { light: '#c14325', dark: '#f08167' }, amber: { light: '#be7d00', dark: '#f0bc49' }, blue: { light: '#00509a', dark: '#699adc' },
  violet: { light: '#b163ac', dark: '#eeafe6' }, green: { light: '#1c845b', dark: '#6fcfa2' },
}

/** Drawn for codes without a colour of their own. */
export const GREY = { light: '#80858a', dark: '#9ba0a5' }

const gradingLabels: Record<(typeof GRADINGS)[number], { label: Text; color?: { light: string; dark: string } }> = {
  confirmed: { label: { en: 'Confirmed', ar: 'مؤكدة' }, color: palette.blue },
  fair: { label: { en: 'Fair', ar: 'مقبولة' }, color: palette.green },
  weak: { label: { en: 'Weak', ar: 'ضعيفة' }, color: palette.amber },
  contested: { label: { en: 'Contested', ar: 'متنازع عليها' }, color: palette.violet },
  discounted: { label: { en: 'Discounted', ar: 'غير محتسبة' }, color: palette.red },
  ungraded: { label: { en: 'Not graded', ar: 'غير مصنفة' } },
}

/** Grading seen as a facet: the same codes for every atlas. */
export const GRADING_FACET: Facet = {
  property: 'grading',
  label: { en: 'Grading', ar: 'درجة التوثيق' },
  codes: GRADINGS.map((code): FacetCode => ({ code, ...gradingLabels[code] })),
}

/** The facets of an atlas in order, grading last: the order of slices, filters and the API. */
export const allFacets = (manifest: Pick<Manifest, 'facets'>): Facet[] => [...manifest.facets, GRADING_FACET]

/** Colour group of each code of a facet: coloured codes in order, then one group for all the rest. */
export function groupingOf(facet: Facet): { property: string; groupOfCode: number[]; groups: number } {
  const colored = facet.codes.filter(c => c.color).map(c => c.code)
  return { property: facet.property, groupOfCode: facet.codes.map(c => (c.color ? colored.indexOf(c.code) : colored.length)), groups: colored.length + 1 }
}

/** One colour per group, grey last. */
export const colorsOf = (facet: Facet, theme: 'light' | 'dark'): string[] =>
  [...facet.codes.flatMap(c => (c.color ? [c.color[theme]] : [])), GREY[theme]]

/** Label of a code, or the code itself when the manifest does not know it. */
export function labelOf(facet: Facet | undefined, code: string, locale: string): string {
  const found = facet?.codes.find(c => c.code === code)
  return found ? inLanguage(found.label, locale) : code
}

/**
 * Codes of a facet in a record. Those of `evidence` are made of its items, which the record holds in their place: their kinds, and
 * the codes of the facet that ask for kinds together.
 */
export function codesOf(p: Record<string, unknown>, facet: Pick<Facet, 'property' | 'codes'>): string[] {
  if (facet.property === EVIDENCE_FACET) {
    const kinds = evidenceKinds(p as Partial<IncidentProperties>)
    if (kinds.length < 2) return kinds
    return [...kinds, ...facet.codes.flatMap(({ code }) => {
      const joined = joinedOf(code)
      return joined && bearsJoined(p as Partial<IncidentProperties>, joined) ? [code] : []
    })]
  }
  const codes = p[facet.property]
  return Array.isArray(codes) ? (codes as string[]) : []
}

/** The one facet whose codes are made from a field of the schema. */
export const EVIDENCE_FACET = 'evidence'
