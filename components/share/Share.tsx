'use client'
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react'
import type { Link } from './ShareBody'
import type { ShareWords } from './words'

// Few readers share: the dialog's body comes when it is opened.
const ShareBody = lazy(() => import('./ShareBody').then(m => ({ default: m.ShareBody })))

/** The address that reopens exactly this view. `extra` adds what the address leaves out, such as the camera of a first visit; `more` what the page offers besides. */
export function Share({ words, extra, more }: { words: ShareWords; extra?: () => Record<string, string>; more?: (link: Link) => ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [link, setLink] = useState<Link | null>(null)
  const open = () => {
    const url = new URL(window.location.href)
    for (const [name, value] of Object.entries(extra?.() ?? {})) if (!url.searchParams.has(name)) url.searchParams.set(name, value)
    setLink({ url: url.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%3B', ';'), title: document.title })
    dialog.current?.showModal()
  }
  return (
    <>
      <button type="button" className="button button-accent" onClick={open}>{words.button}</button>
      <dialog
        ref={dialog} aria-label={words.title} onClose={() => setLink(null)}
        onClick={event => { if (event.target === dialog.current) dialog.current.close() }}
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-lg border border-line bg-surface p-0 text-ink shadow-float backdrop:bg-black/40"
      >
        {link && <Suspense><ShareBody words={words} link={link} close={() => dialog.current?.close()}>{more?.(link)}</ShareBody></Suspense>}
      </dialog>
    </>
  )
}
