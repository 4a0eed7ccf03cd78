'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import { useOverDrawing } from '@/components/explorer/dating/DatingLayer'
import { useView } from '@/components/explorer/use-view'
import { localePath } from '@/i18n/locales'
import { grouped, lineTollText, tollText } from '@/lib/format'
import { writeView } from '@/lib/search-params'
import type { Marked } from './Embed'

/** Address of the atlas that shows what is on screen here: view, window, camera, record. */
export function useAtlasAddress(id: string | undefined): string {
  const { locale, manifest } = useAtlas()
  const [view] = useView()
  const camera = useExplorer(s => s.camera)
  return localePath(locale, id ? `/incidents/${id}` : '/', writeView({ ...view, at: camera ?? view.at }, manifest))
}

/** Says that the record which the address names is not there, and leads to why. */
export function MissingRecord({ id }: { id: string }) {
  const t = useTranslations('embed')
  const { locale } = useAtlas()
  return <p className="font-semibold">{t('missing')} <a className="link" href={localePath(locale, `/incidents/${id}`)} target="_blank" rel="noopener">{t('missingWhy')}</a></p>
}

/** Of a record its own figures alone: under its title the toll of all that is in view would be read as its. */
function OwnFacts({ marked: { title, lang, facts }, figure }: { marked: Marked; figure(value: string, label: string): ReactNode }) {
  const t = useTranslations()
  const { manifest: { casualty_fields: fields } } = useAtlas()
  const toll = (field: 'killed' | 'injured') => fields.includes(field) && facts[field] !== null && figure(facts[field], t(`incident.${field}`).toLocaleLowerCase())
  return (
    <div role="status">
      <p className="line-clamp-2 font-semibold" lang={lang}>{title}</p>
      <p className="flex flex-wrap gap-x-3">
        <span><bdi>{facts.date ?? t('incident.dateUnknown')}</bdi></span>
        {toll('killed')}
        {toll('injured')}
        {facts.killed === null && facts.injured === null && <span className="text-muted">{t('embed.noToll')}</span>}
        {facts.grading && <span className="text-muted">{t('incident.grading')}: {facts.grading}</span>}
      </p>
    </div>
  )
}

/** What the embed is of, the totals of what is shown, small, and the way into the atlas. */
export function Line({ marked, missing, here = false }: { marked: Marked | null; missing: string | null; /** The atlas takes the place of this page: it is a page of the atlas itself. */ here?: boolean }) {
  const t = useTranslations()
  const { initial, edition, manifest: { casualty_fields: fields } } = useAtlas()
  const { totals, withoutPlace } = useExplorer(s => s.frame) ?? initial
  const situations = useExplorer(s => s.frame?.situations.length ?? 0)
  const overDrawing = useOverDrawing()
  // Where only situations are shown, a bold 0 would read as their toll.
  const none = totals.incidents === 0 && situations > 0
  const [killed, injured] = [tollText(totals.killed), tollText(totals.injured)]
  const figure = (value: string, label: string) => <span className="whitespace-nowrap"><bdi className="font-semibold tabular-nums">{grouped(value)}</bdi> <span className="text-muted">{label}</span></span>
  return (
    <section aria-label={t('totals.label')} className="rounded-lg border border-line bg-surface px-3 py-1 text-sm shadow-float">
      {missing && <MissingRecord id={missing} />}
      {marked ? <OwnFacts marked={marked} figure={figure} /> : !overDrawing && <>
        <p role="status" className="sr-only">{t('totals.status', { count: String(totals.incidents), n: totals.incidents, killed, injured, k: totals.killed.max, i: totals.injured.max })}</p>
        <p aria-hidden className="flex flex-wrap gap-x-3">
          {/* They are not the record's. */}
          {missing && <span className="text-muted">{t('embed.around')}</span>}
          {none ? <span>{t('embed.situations', { n: situations })}</span> : figure(String(totals.incidents), t('totals.incidents', { n: totals.incidents }))}
          {!none && fields.includes('killed') && figure(lineTollText(totals, 'killed'), t('totals.killed', { n: totals.killed.max }))}
          {!none && fields.includes('injured') && figure(lineTollText(totals, 'injured'), t('totals.injured', { n: totals.injured.max }))}
        </p>
      </>}
      <p className="flex flex-wrap items-center gap-x-3">
        <a className="link inline-flex min-h-6 items-center font-medium pointer-coarse:min-h-11" href={useAtlasAddress(marked?.id)} {...(!here && { target: '_blank', rel: 'noopener' })}>{t('embed.open')}</a>
        {withoutPlace > 0 && !overDrawing && !marked && <span className="text-muted">{t('totals.withoutPlace', { n: withoutPlace })}</span>}
        {edition.draft && <span className="text-muted">{t('edition.draft')}</span>}
      </p>
    </section>
  )
}
