'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { CARD_HEIGHT, CARD_WIDTH } from '@/lib/card/size'
import { hostSecret, type HostMessage } from '@/lib/formats/embed'
import type { Marked } from './Embed'
import { MissingRecord, useAtlasAddress } from './Line'

/** Whether this page has an origin: in a sandbox without `allow-same-origin` it has none, no worker starts, and no map is drawn. Null until the page has come to life. */
export function useHasOrigin(): boolean | null {
  const [has, setHas] = useState<boolean | null>(null)
  useEffect(() => setHas(window.origin !== 'null'), [])
  return has
}

/** The host may be of any origin: the secret that it gave says that it is meant. */
const tell = (message: HostMessage) => window.parent.postMessage(message, '*')

interface Props { card: { address: string; alt: string }; title: string; marked: Marked | null; missing: string | null }

/** In place of a map that cannot run: its picture as the server draws it, and the way into the atlas. */
export function Picture({ card, title, marked, missing }: Props) {
  const t = useTranslations('embed')
  const main = useRef<HTMLElement>(null)
  const [{ href: here, hash }] = useState(() => window.location)
  const href = new URL(useAtlasAddress(marked?.id), here).href
  const secret = hostSecret(hash)
  useEffect(() => {
    if (!main.current || secret === null) return
    const watch = new ResizeObserver(([{ borderBoxSize }]) => tell({ message: 'height', value: Math.ceil(borderBoxSize[0].blockSize), secret }))
    watch.observe(main.current)
    return () => watch.disconnect()
  }, [secret])
  return (
    <main ref={main} className="bg-surface">
      <h1 className="sr-only"><bdi>{title}</bdi></h1>
      {missing && <MissingRecord id={missing} />}
      {/* Such a sandbox often opens no tab either; a host that gave the frame a secret opens the link itself. */}
      <a className="block" href={href} target="_blank" rel="noopener" onClick={event => { if (secret !== null) { event.preventDefault(); tell({ message: 'link', value: href, secret }) } }}>
        <img src={card.address} alt={card.alt} width={CARD_WIDTH} height={CARD_HEIGHT} className={`mx-auto block h-auto w-full object-contain ${secret === null ? 'max-h-[calc(100dvh-4rem)]' : ''}`} />
        <span className="block px-3 py-2"><span className="link font-medium">{t('open')}</span> <bdi dir="ltr" className="text-sm break-all text-muted">{href}</bdi></span>
      </a>
    </main>
  )
}
