'use client'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Chips, useChips } from '@/components/filters/Chips'
import { Facets } from '@/components/filters/Facets'
import { PlaceFinder } from '@/components/filters/PlaceFinder'
import { SearchBox } from '@/components/filters/SearchBox'
import { Icon } from '@/components/ui/Icon'

/** Search and the filters' button over the map of a phone; the filters open as a page of their own. */
export function PhoneSearch() {
  const t = useTranslations('filters')
  const dialog = useRef<HTMLDialogElement>(null)
  const chips = useChips()
  const close = () => dialog.current?.close()
  return (
    <div className="flex gap-2">
      <div className="min-w-0 flex-1 rounded-lg shadow-float [&_form]:bg-surface"><SearchBox /></div>
      <button type="button" className="button shrink-0 rounded-lg shadow-float" onClick={() => dialog.current?.showModal()}>
        {t('open')}{chips.length > 0 && <bdi className="grid size-5 place-items-center rounded-full bg-accent text-xs text-on-accent tabular-nums">{chips.length}</bdi>}
      </button>
      <dialog ref={dialog} aria-label={t('title')} className="m-0 h-dvh max-h-none w-full max-w-none overflow-y-auto bg-surface p-0 text-ink">
        <div className="sticky top-0 z-10 flex items-center justify-between border-b border-line bg-surface px-4 py-2">
          <h2 className="text-lg">{t('title')}</h2>
          <button type="button" className="button button-accent" onClick={close}><Icon name="check" />{t('close')}</button>
        </div>
        <div className="px-4 pt-3"><PlaceFinder /></div>
        <Chips />
        <div className="pt-3"><Facets tall /></div>
      </dialog>
    </div>
  )
}
