'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import useSWR from 'swr'
import { useAtlas } from '@/components/explorer/context'
import { fetchJson } from '@/components/explorer/fetch-json'
import { Icon } from '@/components/ui/Icon'

interface Place { id: string; name: string; context: string; lon: number; lat: number; population?: number }

const REST_MS = 150
const LEAST = 2

/** Moves the map to a town of the gazetteer; the window and the filters stay as they are. A combobox by the ARIA pattern, list only. */
export function PlaceFinder() {
  const t = useTranslations('place')
  const { locale, commands } = useAtlas()
  const id = useId()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  const enough = asked.length >= LEAST
  const { data } = useSWR<{ places: Place[] }>(enough ? `/api/places?q=${encodeURIComponent(asked)}&lang=${locale}` : null, fetchJson, { keepPreviousData: true, revalidateOnFocus: false })
  const places = enough ? (data?.places ?? []) : []
  const shown = open && enough && Boolean(data)
  const go = (place: Place | undefined) => {
    if (!place) return
    commands.current?.flyTo(place.lon, place.lat, (place.population ?? 0) > 100_000 ? 11 : 12.5)
    setText(place.name)
    setOpen(false)
  }
  const key = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      if (places.length) setActive((active + (event.key === 'ArrowDown' ? 1 : places.length - 1)) % places.length)
    } else if (event.key === 'Enter' && shown) {
      event.preventDefault()
      go(places[active])
    } else if (event.key === 'Escape' && shown) {
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    <div className="relative w-full" onBlur={event => { if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false) }}>
      <div className="flex min-h-9 items-center gap-2 rounded-lg border border-line bg-surface px-2.5 shadow-float focus-within:border-accent pointer-coarse:min-h-11">
        <Icon name="pin" size={15} className="shrink-0 text-muted" />
        <input
          role="combobox" aria-label={t('label')} aria-expanded={shown} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={shown && places.length ? `${id}-${active}` : undefined}
          value={text} placeholder={t('label')} dir="auto" autoComplete="off" spellCheck={false} className="min-w-0 flex-1 bg-transparent py-1.5 outline-none placeholder:text-muted"
          onChange={event => { setText(event.target.value); setActive(0); setOpen(true) }} onFocus={() => setOpen(true)} onKeyDown={key}
        />
      </div>
      {shown && places.length === 0 && <p role="note" className="absolute inset-x-0 z-30 mt-1 rounded-lg border border-line bg-surface px-3 py-2 text-sm text-muted shadow-float">{t('none')}</p>}
      <div id={`${id}-list`} role="listbox" aria-label={t('label')} hidden={!shown || !places.length} className="absolute inset-x-0 z-30 mt-1 max-h-72 overflow-auto rounded-lg border border-line bg-surface p-1 shadow-float">
        {shown && places.map((place, i) => (
          <div
            key={place.id} id={`${id}-${i}`} role="option" tabIndex={-1} aria-selected={i === active} className="flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded-md px-2 aria-selected:bg-chip pointer-coarse:min-h-11"
            onPointerEnter={() => setActive(i)} onMouseDown={event => event.preventDefault()} onClick={() => go(place)}
          >
            <bdi className="truncate">{place.name}</bdi><bdi className="shrink-0 text-sm text-muted">{place.context}</bdi>
          </div>
        ))}
      </div>
    </div>
  )
}
