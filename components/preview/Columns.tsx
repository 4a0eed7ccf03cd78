'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FIELDS, type Mapping as AnyMapping } from '@/lib/import/mapping'
import type { TableReport } from '@/lib/import/run'
import { facetName, usesOf, withUse, type Use } from '@/lib/import/uses'

type Mapping = AnyMapping<string>
const ORDERS = ['dmy', 'mdy'] as const

/** How each column was read and why; another choice takes hold when the files are read again. */
export function Columns({ tables, onRun }: { tables: TableReport<string>[]; onRun(mappings: AnyMapping[]): void }) {
  const t = useTranslations('preview')
  const [mappings, setMappings] = useState(() => tables.map(table => table.mapping))
  const changed = mappings.some((m, i) => m !== tables[i].mapping)
  const change = (i: number, next: Mapping) => setMappings(mappings.map((m, j) => (j === i ? next : m)))
  // The reasons are this page's text; the importer finds its own again.
  const run = () => onRun(mappings.map(m => ({ ...m, because: {} })))
  return (
    <div>
      <p className="px-4 pt-3 text-sm text-muted">{t('columnsHint')}</p>
      {tables.map((table, i) => (
        <section key={i} aria-label={table.sheet ?? table.file} className="border-b border-line pb-3">
          <h2 className="px-4 pt-3 text-sm font-semibold"><bdi>{table.sheet ? `${table.file}, ${table.sheet}` : table.file}</bdi></h2>
          <p className="px-4 text-sm text-muted">{t('readAs', { schema: t(`schemaName.${table.mapping.schema}`) })}{table.assumed.map((text, n) => <span key={n}> {text}</span>)}</p>
          {table.mapping.schema === 'atlas' ? <p className="px-4 pt-2 text-sm">{t('ownExport')}</p> : <TableColumns table={table} mapping={mappings[i]} onChange={next => change(i, next)} />}
        </section>
      ))}
      <p className="sticky bottom-0 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-surface px-4 py-3">
        <span className="text-sm text-muted" role="status">{changed ? t('changed') : ''}</span>
        <button type="button" className="button button-accent" disabled={!changed} onClick={run}>{t('run')}</button>
      </p>
    </div>
  )
}

function TableColumns({ table, mapping, onChange }: { table: TableReport<string>; mapping: Mapping; onChange(next: Mapping): void }) {
  const t = useTranslations('preview')
  const { because } = mapping
  const where = `${table.file}-${table.sheet ?? ''}`
  return (
    <>
      {(because.order || mapping.order) && <Order name={`order-${where}`} label={t('order')} value={mapping.order} reason={because.order} onChange={order => onChange({ ...mapping, order, because: { ...because, order: t('chosen') } })} />}
      {mapping.order_end !== undefined && <Order name={`end-${where}`} label={t('orderEnd')} value={mapping.order_end} reason={because.order_end} onChange={order => onChange({ ...mapping, order_end: order, because: { ...because, order_end: t('chosen') } })} />}
      {(mapping.fields.latitude || mapping.fields.coordinates) && <label className="mx-4 mt-2 flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11"><input type="checkbox" checked={mapping.swapped} onChange={event => onChange({ ...mapping, swapped: event.target.checked })} />{t('swapped')}</label>}
      <ul className="mt-2">
        {table.columns.map(({ name, example }) => <ColumnRow key={name} name={name} example={example} mapping={mapping} onChange={onChange} />)}
      </ul>
    </>
  )
}

/** Day or month first, where the dates of a column are numbers. */
function Order({ name, label, value, reason, onChange }: { name: string; label: string; value: Mapping['order']; reason?: string; onChange(order: (typeof ORDERS)[number]): void }) {
  const t = useTranslations('preview')
  return (
    <fieldset className="mx-4 mt-2 rounded-md border border-line px-3 pb-2">
      <legend className="px-1 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-5">
        {ORDERS.map(order => <label key={order} className="inline-flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11"><input type="radio" name={name} checked={value === order} onChange={() => onChange(order)} />{t(order)}</label>)}
      </div>
      {reason && <p className="text-sm text-muted">{reason}.</p>}
    </fieldset>
  )
}

function ColumnRow({ name, example, mapping, onChange }: { name: string; example: string; mapping: Mapping; onChange(next: Mapping): void }) {
  const t = useTranslations('preview')
  const [use = '', ...also] = usesOf(mapping, name)
  const own = facetName(name, mapping)
  const reason = use && mapping.because[use.replace('facet:', 'facets.')]
  // A facet is called as the column that it is made from, which is the person's own word.
  const facetLabel = (property: string) => t('facetOf', { name: mapping.facets[property] ?? property })
  const label = (u: Use) => (u.startsWith('facet:') ? facetLabel(u.slice('facet:'.length)) : t(`field.${u as (typeof FIELDS)[number]}`))
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,168px)] items-start gap-x-3 border-t border-line px-4 py-2">
      <span className="min-w-0">
        <span className="block font-medium [overflow-wrap:anywhere]"><bdi>{name}</bdi></span>
        <span className="block truncate text-sm text-muted"><bdi>{example || t('emptyColumn')}</bdi></span>
        {reason && <span className="block text-sm text-muted">{reason}</span>}
      </span>
      <span>
        <select aria-label={t('useOf', { column: name })} value={use} onChange={event => onChange(withUse(mapping, name, use, event.target.value as Use, t('chosen')))} className="min-h-8 w-full rounded-md border border-line bg-surface px-2 text-sm text-ink pointer-coarse:min-h-11">
          <option value="">{t('unused')}</option>
          <optgroup label={t('fields')}>{FIELDS.map(field => <option key={field} value={field}>{t(`field.${field}`)}</option>)}</optgroup>
          <optgroup label={t('facets')}>
            {Object.keys(mapping.facets).map(property => <option key={property} value={`facet:${property}`}>{facetLabel(property)}</option>)}
            <option value={`facet:${own}`}>{t('newFacet', { name })}</option>
          </optgroup>
        </select>
        {use && <span className="block pt-0.5 text-xs text-muted"><bdi><code>{use.replace('facet:', '')}</code></bdi></span>}
        {also.length > 0 && <span className="block pt-0.5 text-sm text-muted">{t('also', { uses: also.map(label).join(t('comma')) })}</span>}
      </span>
    </li>
  )
}
