'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { dayText, rangeText } from '@/lib/format'
import { inLanguage } from '@/lib/model/facets'
import { formatDay } from '@/lib/time/day'
import { resolveWindow } from '@/lib/view-window'
import { useAtlas, useExplorer } from './context'

/** On paper only: which atlas and edition this is of, the days that are shown, and the address that opens it again. */
export function PrintLine() {
  const t = useTranslations('print')
  const { manifest, domain, locale } = useAtlas()
  const edition = useExplorer(s => s.edition)
  const view = useExplorer(s => s.view)
  const [address, setAddress] = useState('')
  // The address is written without the page hearing of it: read when paper asks.
  useEffect(() => {
    const read = () => flushSync(() => setAddress(window.location.href))
    window.addEventListener('beforeprint', read)
    return () => window.removeEventListener('beforeprint', read)
  }, [])
  const days = resolveWindow(view, manifest, domain)
  return (
    <footer className="print-only print-line">
      {t.rich('days', { days: () => <bdi>{rangeText(formatDay(days.from), formatDay(days.to), locale, 'day')}</bdi> })} {t(edition.draft ? 'draft' : 'line', { app: inLanguage(manifest.title, locale), edition: edition.number, date: dayText(edition.date, locale) })} <bdi dir="ltr" className="inline-block">{address}</bdi>
    </footer>
  )
}
