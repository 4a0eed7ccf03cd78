'use client'
import { useTranslations } from 'next-intl'
import { useRef, type MouseEvent } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import { Icon } from '@/components/ui/Icon'
import { allFacets, inLanguage, labelOf } from '@/lib/model/facets'
import type { View } from '@/lib/view'

interface Chip { key: string; text: string; patch: Partial<View> }

/** What narrows the view at the moment, each removable. */
export function useChips(): Chip[] {
  const t = useTranslations('filters')
  const { manifest, locale, statements } = useAtlas()
  const [view] = useView()
  const chips: Chip[] = []
  if (view.q) chips.push({ key: 'q', text: t('query', { q: view.q }), patch: { q: '' } })
  if (view.statement) {
    const title = statements.find(s => s.id === view.statement)?.title ?? view.statement
    chips.push({ key: 'statement', text: t('statement', { title }), patch: { statement: null } })
  }
  if (view.area) chips.push({ key: 'area', text: t(`area.${view.area.kind}`), patch: { area: null } })
  for (const facet of allFacets(manifest)) {
    for (const code of view.facets[facet.property] ?? []) {
      const rest = view.facets[facet.property].filter(c => c !== code)
      chips.push({ key: `${facet.property}-${code}`, text: `${inLanguage(facet.label, locale)}: ${labelOf(facet, code, locale)}`, patch: { facets: { ...view.facets, [facet.property]: rest } } })
    }
  }
  return chips
}

export function Chips() {
  const t = useTranslations('filters')
  const [, setView] = useView()
  const chips = useChips()
  const box = useRef<HTMLDivElement>(null)
  /** By keyboard the next chip takes the focus of the one that is gone; after the last, what comes first in the panel. */
  const change = (event: MouseEvent<HTMLElement>, patch: Partial<View>, index: number) => {
    const room = event.currentTarget.closest('dialog, main')
    setView(patch)
    if (event.detail > 0) return
    requestAnimationFrame(() => {
      const left = box.current?.querySelectorAll('button') ?? []
      const next = left.length ? left[Math.min(index, left.length - 1)] : room?.querySelector<HTMLElement>('input, button')
      next?.focus()
    })
  }
  if (!chips.length) return null
  return (
    <div ref={box} className="flex flex-wrap items-center gap-1.5 px-4 pt-2">
      <ul aria-label={t('active')} className="contents">
        {chips.map((chip, i) => (
          <li key={chip.key} className="max-w-full">
            <button type="button" aria-label={t('remove', { name: chip.text })} onClick={event => change(event, chip.patch, i)} className="flex min-h-7 max-w-full items-center gap-1.5 rounded-full bg-chip px-2.5 text-sm hover:text-accent pointer-coarse:min-h-11">
              <span className="truncate">{chip.text}</span><Icon name="close" size={12} className="shrink-0" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="link min-h-7 px-1 text-sm" onClick={event => change(event, { q: '', statement: null, area: null, facets: {} }, 0)}>{t('clearAll')}</button>
    </div>
  )
}
