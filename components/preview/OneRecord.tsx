'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { langOf, titleOf } from '@/components/panels/texts'
import { Icon } from '@/components/ui/Icon'
import { ASSUMED_PRECISION } from '@/lib/model/codes'
import { codesOf, inLanguage } from '@/lib/model/facets'
import type { PreviewClient } from './client'
import { FieldValue, useFieldLabel } from './FieldValue'
import { Lost } from './Lost'
import { useAnswer } from './use-answer'

/** Defaults of the schema that the file did not give say nothing. */
const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length) || (typeof value === 'object' && !Array.isArray(value) && !Object.keys(value as object).length)

/** Every field of one record, as the atlas folder will hold it, each with its label and its name there; on the map it is marked. */
export function OneRecord({ id, client, onClose }: { id: string; client: PreviewClient; onClose(): void }) {
  const t = useTranslations('preview')
  const { store, manifest, commands, locale } = useAtlas()
  const heading = useRef<HTMLHeadingElement>(null)
  const label = useFieldLabel()
  const { answer: record, failed } = useAnswer(useCallback(() => client.record(id), [client, id]))
  useEffect(() => {
    if (!record) return
    heading.current?.focus()
    const { properties: p, point } = record
    if (!point) return
    store.set({ selection: { id: p.id, lon: point[0], lat: point[1], precision: p.geo_precision ?? ASSUMED_PRECISION, radiusMeters: p.geo_radius_m ?? null, codes: Object.fromEntries([...manifest.facets.map(f => [f.property, codesOf(p, f)]), ['grading', [p.grading]]]) } })
    const bounds = store.get().bounds
    if (bounds && (point[0] < bounds[0] || point[0] > bounds[2] || point[1] < bounds[1] || point[1] > bounds[3])) commands.current?.flyTo(point[0], point[1])
    return () => store.set({ selection: null })
  }, [record, store, manifest, commands])
  if (failed) return <Lost />
  if (!record) return <p className="px-4 py-3 text-muted">{t('loading')}</p>
  const { properties: p, point } = record
  const hidden = new Set(['title_en', ...(p.counts_in_totals ? ['counts_in_totals'] : []), ...(p.title_ar === titleOf(p, locale) ? ['title_ar'] : [])])
  const rows: [string, unknown][] = [...(point ? [['coordinates', `${point[1]}, ${point[0]}`] as [string, unknown]] : []), ...Object.entries(p).filter(([name, value]) => !hidden.has(name) && !isEmpty(value))]
  return (
    <article className="px-4 py-3">
      <button type="button" onClick={onClose} className="inline-flex min-h-8 items-center gap-1 text-sm text-accent hover:underline pointer-coarse:min-h-11"><Icon name="chevronStart" size={14} className="rtl:rotate-180" />{t('back')}</button>
      <h2 ref={heading} tabIndex={-1} className="mt-1 text-lg leading-snug" dir="auto" lang={langOf(p, 'title', locale)}>{titleOf(p, locale)}</h2>
      <dl className="mt-3 text-sm">
        {rows.map(([name, value]) => {
          const facet = manifest.facets.find(f => f.property === name)
          const text = facet ? inLanguage(facet.label, locale) : label(name)
          return (
            <div key={name} className="grid grid-cols-[minmax(88px,36%)_minmax(0,1fr)] gap-3 border-b border-line py-1.5">
              <dt className="text-muted [overflow-wrap:anywhere]">{text && <span className="block">{text}</span>}<bdi><code className="text-xs">{name}</code></bdi></dt>
              <dd className="m-0 [overflow-wrap:anywhere]"><FieldValue name={name} value={value} facet={facet} /></dd>
            </div>
          )
        })}
      </dl>
    </article>
  )
}
