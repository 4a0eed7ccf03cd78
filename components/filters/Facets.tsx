'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import { Icon } from '@/components/ui/Icon'
import { Swatch } from '@/components/ui/Swatch'
import { grouped } from '@/lib/format'
import { allFacets, GREY, inLanguage } from '@/lib/model/facets'
import type { Facet } from '@/lib/model/manifest'
import { defaultBy } from '@/lib/search-params'

/** Room over the first row, `pt-2`. */
const TOP_PX = 8
/** Stands for the count in a message; no label holds it. */
const COUNT = '\0'

/**
 * Every facet with all its codes and live counts. The headings stand as a row of their own: choosing one colours map and
 * timeline by it and scrolls to its codes; none is ever hidden, so that all can be reached by keyboard and search.
 */
export function Facets({ tall = false }: { tall?: boolean }) {
  const t = useTranslations('filters')
  const { manifest, locale } = useAtlas()
  const [view, setView] = useView()
  const by = view.by ?? defaultBy(manifest)
  const box = useRef<HTMLDivElement>(null)
  const [all, setAll] = useState(false)
  const open = tall || all
  const facets = allFacets(manifest)
  useEffect(() => {
    const group = box.current?.querySelector<HTMLElement>(`[data-facet="${by}"]`)
    if (group && box.current) box.current.scrollTo({ top: group.offsetTop - box.current.offsetTop - TOP_PX })
  }, [by])
  return (
    <div>
      <div className="flex flex-wrap gap-x-4 gap-y-1 px-4" role="group" aria-label={t('title')}>
        {facets.map(facet => (
          <button
            key={facet.property} type="button" aria-pressed={by === facet.property} title={t('colourBy', { name: inLanguage(facet.label, locale) })}
            className="min-h-8 border-b-2 border-transparent text-muted hover:text-ink aria-pressed:border-accent aria-pressed:font-semibold aria-pressed:text-ink pointer-coarse:min-h-11"
            onClick={() => setView({ by: facet.property })}
          >
            {inLanguage(facet.label, locale)}
          </button>
        ))}
      </div>
      <div ref={box} className={open ? 'px-4 pt-2' : 'h-30 overflow-y-auto overscroll-contain px-4 pt-2'} tabIndex={open ? undefined : 0} role={open ? undefined : 'region'} aria-label={open ? undefined : t('title')}>
        {facets.map(facet => <FacetGroup key={facet.property} facet={facet} colored={by === facet.property} />)}
      </div>
      {/* Under the codes: five headings fill the row above them. */}
      {!tall && (
        <button type="button" aria-expanded={all} aria-label={t('showAll')} title={t(all ? 'showLess' : 'showAll')} className="mx-auto grid h-6 w-full place-items-center text-muted hover:bg-chip hover:text-ink pointer-coarse:h-11" onClick={() => setAll(!all)}>
          <Icon name="chevronDown" size={14} className={all ? 'rotate-180' : ''} />
        </button>
      )}
    </div>
  )
}

function FacetGroup({ facet, colored }: { facet: Facet; colored: boolean }) {
  const { locale } = useAtlas()
  const heading = useId()
  return (
    <div role="group" aria-labelledby={heading} data-facet={facet.property} className="pb-3">
      <h2 id={heading} className={colored ? 'sr-only' : 'pb-1 text-sm font-semibold text-muted'}>{inLanguage(facet.label, locale)}</h2>
      <ul className="grid grid-cols-2 gap-x-4">
        {facet.codes.map((code, index) => <Code key={code.code} facet={facet} index={index} colored={colored} />)}
      </ul>
    </div>
  )
}

/** One code with its live count. The count alone is written while a handle moves: rendering dozens of codes per move would cost more than the frame. */
function Code({ facet, index, colored }: { facet: Facet; index: number; colored: boolean }) {
  const { store, locale, initial } = useAtlas()
  const t = useTranslations('filters')
  const [view, setView] = useView()
  const { property } = facet
  const row = useRef<HTMLLabelElement>(null)
  const count = () => (store.get().frame?.facets[property] ?? initial.facets[property])?.[index] ?? 0
  const n = count()
  const code = facet.codes[index]
  const chosen = view.facets[property] ?? []
  const on = chosen.includes(code.code)
  const label = inLanguage(code.label, locale)
  // The words around the count are put together once, not at every move.
  const words = t('code', { label, n: COUNT }).split(COUNT)
  const named = (count: number) => words.join(String(count))
  useEffect(() => {
    let shown = -1
    const [line, input, figure] = [row.current, row.current?.querySelector('input'), row.current?.querySelector('bdi')?.firstChild]
    const show = () => {
      const now = count()
      if (now === shown) return
      if (shown < 0 || (now === 0) !== (shown === 0)) line?.toggleAttribute('data-none', now === 0 && !on)
      shown = now
      input?.setAttribute('aria-label', named(now))
      if (figure) figure.nodeValue = grouped(now)
    }
    show()
    return store.subscribe(show)
  })
  const toggle = (next: boolean) => setView({ facets: { ...view.facets, [property]: facet.codes.map(c => c.code).filter(c => (c === code.code ? next : chosen.includes(c))) } })
  return (
    <li>
      <label ref={row} data-none={n === 0 && !on ? '' : undefined} className="relative flex min-h-7 cursor-pointer items-center gap-2 data-none:text-muted pointer-coarse:min-h-11">
        <input
          type="checkbox" name={property} value={code.code} checked={on} aria-label={named(n)}
          onChange={event => toggle(event.target.checked)} className="peer absolute inset-0 cursor-pointer appearance-none rounded-sm"
        />
        <span aria-hidden className="check-box grid size-[15px] shrink-0 place-items-center rounded-[3px] border border-muted bg-surface text-transparent peer-checked:border-accent peer-checked:bg-accent peer-checked:text-on-accent"><Icon name="check" size={11} /></span>
        {colored && <Swatch color={code.color ?? GREY} size={10} />}
        <span className="min-w-0 flex-1 py-0.5 leading-tight wrap-anywhere">{label}</span>
        <bdi aria-hidden className="shrink-0 tabular-nums text-muted">{grouped(n)}</bdi>
      </label>
    </li>
  )
}
