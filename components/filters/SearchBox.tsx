'use client'
import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useView } from '@/components/explorer/use-view'
import { Icon } from '@/components/ui/Icon'

const REST_MS = 180

/** Text search over incidents and statements in both languages. A plain form without JavaScript; live with it. */
export function SearchBox() {
  const t = useTranslations('search')
  const pathname = usePathname()
  const [view, setView] = useView()
  const [text, setText] = useState(view.q)
  const written = useRef(view.q)
  // Back, forward or a cleared chip changed it from outside.
  useEffect(() => {
    if (view.q !== written.current) setText(view.q)
    written.current = view.q
  }, [view.q])
  useEffect(() => {
    const q = text.trim()
    if (q === written.current) return
    const timer = setTimeout(() => {
      written.current = q
      setView({ q })
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [text, setView])
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    written.current = text.trim()
    setView({ q: text.trim() })
  }
  return (
    <search>
      <form action={pathname} method="get" onSubmit={submit} className="flex min-h-10 items-center gap-2 rounded-lg border border-line bg-background px-3 focus-within:border-accent">
        <Icon name="search" className="shrink-0 text-muted" />
        <input
          type="search" name="q" value={text} onChange={event => setText(event.target.value)} aria-label={t('label')} placeholder={t('label')}
          autoComplete="off" spellCheck={false} enterKeyHint="search" dir="auto"
          className="min-w-0 flex-1 bg-transparent py-2 outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
        />
        {text && <button type="button" aria-label={t('clear')} className="grid size-6 shrink-0 place-items-center text-muted hover:text-ink" onClick={() => setText('')}><Icon name="close" size={14} /></button>}
        <noscript><button className="link">{t('submit')}</button></noscript>
      </form>
    </search>
  )
}
