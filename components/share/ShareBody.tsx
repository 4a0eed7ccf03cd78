'use client'
import { useRef, useState, type ReactNode } from 'react'
import { Icon } from '@/components/ui/Icon'
import { Fold } from './Fold'
import { Qr } from './Qr'
import type { ShareWords } from './words'

/** Plain links of the services; none of their scripts. */
const SERVICES: [string, (url: string, title: string) => string][] = [
  ['WhatsApp', (url, title) => `https://wa.me/?text=${title}%20${url}`],
  ['Telegram', (url, title) => `https://t.me/share/url?url=${url}&text=${title}`],
  ['Facebook', url => `https://www.facebook.com/sharer/sharer.php?u=${url}`],
  ['X', (url, title) => `https://x.com/intent/post?url=${url}&text=${title}`],
]

export interface Link { url: string; title: string }

/** What the share dialog holds: the address to copy, where it can be sent, its QR code, and what the page adds. */
export function ShareBody({ words, link, close, children }: { words: ShareWords; link: Link; close: () => void; children?: ReactNode }) {
  const [said, setSaid] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link.url)
      setSaid(words.copied)
    } catch {
      field.current?.select()
      setSaid(words.copyFailed)
    }
  }
  const url = encodeURIComponent(link.url)
  const title = encodeURIComponent(link.title)
  return (
    <div className="p-5">
      <div className="flex items-start justify-between gap-4">
        <h2 className="text-lg font-semibold">{words.title}</h2>
        <button type="button" aria-label={words.close} onClick={close} className="grid size-8 place-items-center text-muted hover:text-ink pointer-coarse:size-11"><Icon name="close" /></button>
      </div>
      <p className="mt-1 text-sm text-muted">{words.explain}</p>
      <div className="mt-3 flex gap-2">
        <input ref={field} readOnly dir="ltr" value={link.url} aria-label={words.link} onFocus={event => event.target.select()} className="min-w-0 flex-1 rounded-md border border-line bg-background px-2.5 text-sm" />
        <button type="button" className="button button-accent" onClick={() => void copy()}>{words.copy}</button>
      </div>
      <p aria-live="polite" className="min-h-6 pt-1 text-sm text-muted">{said}</p>
      <ul className="flex flex-wrap gap-2">
        {typeof navigator !== 'undefined' && 'share' in navigator && (
          <li><button type="button" className="button" onClick={() => void navigator.share({ url: link.url, title: link.title }).catch(() => undefined)}>{words.native}</button></li>
        )}
        <li><a className="button" href={`mailto:?subject=${title}&body=${url}`}>{words.email}</a></li>
        {SERVICES.map(([name, address]) => (
          <li key={name}><a className="button" lang="en" translate="no" href={address(url, title)} target="_blank" rel="noopener noreferrer">{name}</a></li>
        ))}
      </ul>
      <Fold title={words.qr}><Qr url={link.url} words={words} /></Fold>
      {children}
    </div>
  )
}
