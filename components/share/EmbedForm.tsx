'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { PHONE_PX } from '@/components/explorer/use-is-phone'
import { timelineHeight } from '@/components/timeline/heights'
import { localePath, withoutLocale } from '@/i18n/locales'
import { atSize, EMBED_SANDBOX, embedQuery, embedSnippet } from '@/lib/formats/embed'
import { Copy } from './Copy'
import type { Link } from './ShareBody'

/** CSS pixels; `wide` takes the width of the page it stands on, and is tried out at one. */
const SIZES = { small: [480, 400], medium: [800, 600], large: [1200, 800], wide: [800, 600] } as const
type Size = keyof typeof SIZES
/** Width of the trial in the dialog. */
const TRIAL_PX = 408

/** CSS pixels of the map on this page. */
function mapSize(): [number, number] | null {
  const map = document.querySelector('.map-area')
  return map && [map.clientWidth, map.clientHeight]
}

/** The HTML that shows this view on another site, in a size of the reader's choice, and how it will look there. */
export function EmbedForm({ link }: { link: Link }) {
  const t = useTranslations('embed')
  const { locale } = useAtlas()
  const [size, setSize] = useState<Size>('medium')
  const [timeline, setTimeline] = useState(true)
  const field = useRef<HTMLTextAreaElement>(null)
  const { origin, pathname, search } = new URL(link.url)
  const [width, height] = SIZES[size]
  const asked = new URLSearchParams(search)
  const lanes = Number(asked.has('claims')) + Number(asked.has('dating') && width >= PHONE_PX)
  const query = embedQuery(withoutLocale(pathname) || '/', search, timeline) ?? ''
  const src = origin + localePath(locale, '/embed', atSize(query, mapSize(), [width, height - (timeline ? timelineHeight(lanes, width < PHONE_PX) : 0)]))
  const scale = Math.min(1, TRIAL_PX / width)
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <label className="flex items-center gap-2">{t('size')}
          <select className="select" value={size} onChange={event => setSize(event.target.value as Size)}>
            {(Object.keys(SIZES) as Size[]).map(key => <option key={key} value={key}>{t(`sizes.${key}`, { width: SIZES[key][0], height: SIZES[key][1] })}</option>)}
          </select>
        </label>
        <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11"><input type="checkbox" checked={timeline} onChange={event => setTimeline(event.target.checked)} className="size-4 accent-accent" />{t('timeline')}</label>
      </div>
      <textarea ref={field} readOnly dir="ltr" rows={4} aria-label={t('code')} value={embedSnippet({ src, title: link.title, width: size === 'wide' ? '100%' : width, height })} onFocus={event => event.target.select()} className="mt-2 w-full resize-none rounded-md border border-line bg-background p-2 font-mono text-xs break-all" />
      <Copy field={field} />
      <p className="mt-3 text-sm text-muted">{t('preview')}</p>
      {/* In its true size, drawn smaller: what fits there fits on the page. */}
      <div dir="ltr" className="mt-1 w-full overflow-hidden rounded-md border border-line" style={{ height: height * scale, maxWidth: width * scale }}>
        <iframe key={src} src={src} title={t('previewOf', { title: link.title })} sandbox={EMBED_SANDBOX} width={width} height={height} className="border-0" style={{ width, height, transform: `scale(${scale})`, transformOrigin: '0 0' }} />
      </div>
    </>
  )
}
