'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import useSWR from 'swr'
import { useAtlas } from '@/components/explorer/context'
import { fetchJson } from '@/components/panels/use-list'
import { Icon } from '@/components/ui/Icon'

interface Place { id: string; name: string; context: string; lon: number; lat: number; population?: number }

/** Moves the map to a town of the gazetteer; the window and the filters stay as they are. */
export function PlaceFinder() {
  const t = useTranslations('place')
  const { locale, commands } = useAtlas()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 150)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useSWR<{ places: Place[] }>(asked.length >= 2 ? `/api/places?q=${encodeURIComponent(asked)}&lang=${locale}` : null, fetchJson, { keepPreviousData: true, revalidateOnFocus: false })
  const places = asked.length >= 2 ? (data?.places ?? []) : []
  const go = (id: string | number | null) => {
    const place = places.find(p => p.id === id)
    if (!place) return
    commands.current?.flyTo(place.lon, place.lat, place.population && place.population > 100_000 ? 11 : 12.5)
    setText(place.name)
  }
  return (
    <ComboBox
      aria-label={t('label')} items={places} inputValue={text} onInputChange={setText} onSelectionChange={go} allowsCustomValue allowsEmptyCollection={asked.length >= 2}
      menuTrigger="input" defaultFilter={() => true} className="w-full"
    >
      <div className="flex min-h-9 items-center gap-2 rounded-lg border border-line bg-surface px-2.5 shadow-float focus-within:border-accent pointer-coarse:min-h-11">
        <Icon name="pin" size={15} className="shrink-0 text-muted" />
        <Input placeholder={t('label')} dir="auto" className="min-w-0 flex-1 bg-transparent py-1.5 outline-none placeholder:text-muted" />
      </div>
      <Popover className="w-(--trigger-width) min-w-56 rounded-lg border border-line bg-surface shadow-float">
        <ListBox className="max-h-72 overflow-auto p-1 outline-none" renderEmptyState={() => <p className="px-2 py-2 text-sm text-muted">{t('none')}</p>}>
          {(place: Place) => (
            <ListBoxItem id={place.id} textValue={place.name} className="flex cursor-pointer justify-between gap-3 rounded-md px-2 py-1.5 data-[focused]:bg-chip">
              <bdi>{place.name}</bdi><bdi className="text-sm text-muted">{place.context}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
