'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { ASSESSMENT_REASONS, ASSESSMENTS, DATE_PRECISIONS, EVIDENCE_KINDS, GEO_PRECISIONS, GRADINGS, KINDS } from '@/lib/model/codes'
import { GRADING_FACET, labelOf } from '@/lib/model/facets'
import type { Source } from '@/lib/model/incident'
import type { Facet } from '@/lib/model/manifest'

/** What a field of a record is called in the page's language; null for a name of the file's own. */
export function useFieldLabel(): (name: string) => string | null {
  const t = useTranslations('preview')
  return name => (t.has(`recordField.${name}` as 'recordField.by') ? t(`recordField.${name}` as 'recordField.by') : t.has(`field.${name}` as 'field.id') ? t(`field.${name}` as 'field.id') : null)
}

const within = <T extends string>(list: readonly T[], value: unknown): value is T => list.includes(value as T)

/** The words for a code of the schema; null for what is no code. */
function useCodeLabel(): (name: string, value: unknown) => string | null {
  const t = useTranslations()
  const { locale } = useAtlas()
  return (name, value) => {
    if (name === 'grading' && within(GRADINGS, value)) return labelOf(GRADING_FACET, value, locale)
    if (name === 'geo_precision' && within(GEO_PRECISIONS, value)) return t(`precision.${value}`)
    if (name === 'date_precision' && within(DATE_PRECISIONS, value)) return value === 'day' ? t('preview.day') : t(`datePrecision.${value}`)
    if (name === 'kind' && within(KINDS, value)) return t(`preview.kindOf.${value}`)
    if (name === 'kind' && within(EVIDENCE_KINDS, value)) return t(`evidence.${value}`)
    if (name === 'assessment' && within(ASSESSMENTS, value)) return t(`assessment.${value}`)
    if (name === 'reasons' && within(ASSESSMENT_REASONS, value)) return t(`reason.${value}`)
    if (name === 'geo_radius_m') return t('preview.metres', { n: String(value) })
    if (typeof value === 'boolean') return t(value ? 'preview.yes' : 'preview.no')
    return null
  }
}

/** One value of a record: codes by their labels, sources by their titles, addresses as links, lists and what lies in them one under the other. */
export function FieldValue({ name, value, facet }: { name: string; value: unknown; facet?: Facet }): ReactNode {
  const { locale } = useAtlas()
  const t = useTranslations('preview')
  const codeLabel = useCodeLabel()
  const fieldLabel = useFieldLabel()
  if (facet && Array.isArray(value)) return value.map((code, i) => <span key={String(code)}>{i > 0 && t('comma')}<bdi>{labelOf(facet, String(code), locale)}</bdi></span>)
  if (name === 'sources' && Array.isArray(value)) return <ul>{(value as Source[]).map((source, i) => <li key={i}><SourceLine source={source} /></li>)}</ul>
  if (Array.isArray(value)) return <ul>{value.map((each, i) => <li key={i} className="not-first:mt-1"><FieldValue name={name} value={each} /></li>)}</ul>
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined && !(Array.isArray(each) && !each.length))
    return entries.map(([key, each]) => <span key={key} className="block"><span className="text-muted">{fieldLabel(key) ?? <bdi>{key}</bdi>}:</span> <FieldValue name={key} value={each} /></span>)
  }
  const label = codeLabel(name, value)
  if (label !== null) return label
  const text = String(value)
  return /^https?:\/\//.test(text) ? <a className="link" href={text} target="_blank" rel="noopener noreferrer external"><bdi>{text}</bdi></a> : <bdi>{text}</bdi>
}

/** In a tab of its own: the file is shown here and nowhere else. */
function SourceLine({ source: { title, publisher, url, archived_url } }: { source: Source }) {
  const t = useTranslations('incident')
  const link = (href: string, text: string) => <a className="link" href={href} target="_blank" rel="noopener noreferrer external"><bdi>{text}</bdi></a>
  return (
    <>
      {url ? link(url, title) : <bdi>{title}</bdi>}
      {publisher !== title && <> · <bdi>{publisher}</bdi></>}
      {archived_url && <> · {link(archived_url, t('archived'))}</>}
    </>
  )
}
