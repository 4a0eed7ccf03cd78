'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { Icon } from '@/components/ui/Icon'
import type { OneRecord as Answer } from '@/lib/import/preview/protocol'
import { ASSUMED_PRECISION } from '@/lib/model/codes'
import type { PreviewClient } from './client'

/** Defaults of the schema that the file did not give say nothing. */
const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length) || (typeof value === 'object' && !Array.isArray(value) && !Object.keys(value as object).length)
const HIDDEN = new Set(['counts_in_totals', 'title_en'])

/** Every field of one record, as the atlas folder will hold it; on the map it is marked. */
export function OneRecord({ id, client, onClose }: { id: string; client: PreviewClient; onClose(): void }) {
  const t = useTranslations('preview')
  const { store, manifest, commands } = useAtlas()
  const [record, setRecord] = useState<Answer | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    let wanted = true
    void client.record(id).then(found => {
      if (!wanted || !found) return
      setRecord(found)
      const { properties: p, point } = found
      const precision = p.geo_precision ?? ASSUMED_PRECISION
      if (point) {
        store.set({ selection: { id, lon: point[0], lat: point[1], precision, radiusMeters: p.geo_radius_m ?? null, codes: Object.fromEntries([...manifest.facets.map(f => [f.property, (p[f.property] as string[] | undefined) ?? []]), ['grading', [p.grading]]]) } })
        const bounds = store.get().bounds
        if (bounds && (point[0] < bounds[0] || point[0] > bounds[2] || point[1] < bounds[1] || point[1] > bounds[3])) commands.current?.flyTo(point[0], point[1])
      }
    })
    return () => {
      wanted = false
      store.set({ selection: null })
    }
  }, [client, id, store, manifest, commands])
  useEffect(() => { if (record) heading.current?.focus() }, [record])
  if (!record) return <p className="px-4 py-3 text-muted">{t('loading')}</p>
  const { properties: p, point } = record
  const rows: [string, unknown][] = [...(point ? [['coordinates', `${point[1]}, ${point[0]}`] as [string, unknown]] : []), ...Object.entries(p).filter(([name, value]) => !HIDDEN.has(name) && !isEmpty(value))]
  return (
    <article className="px-4 py-3">
      <button type="button" onClick={onClose} className="inline-flex min-h-8 items-center gap-1 text-sm text-accent hover:underline pointer-coarse:min-h-11"><Icon name="chevronStart" size={14} className="rtl:rotate-180" />{t('back')}</button>
      <h2 ref={heading} tabIndex={-1} className="mt-1 text-lg leading-snug" dir="auto">{p.title_en}</h2>
      <dl className="mt-3 text-sm">
        {rows.map(([name, value]) => (
          <div key={name} className="grid grid-cols-[minmax(88px,32%)_minmax(0,1fr)] gap-3 border-b border-line py-1.5">
            <dt className="text-muted [overflow-wrap:anywhere]" dir="ltr"><code>{name}</code></dt>
            <dd className="m-0 [overflow-wrap:anywhere]" dir="auto">{text(value)}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}

const text = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(text).join('; ')
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([k, v]) => `${k}: ${text(v)}`).join(', ')
  return String(value)
}
