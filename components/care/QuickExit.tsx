'use client'
import { useEffect, useState } from 'react'
import { Icon } from '@/components/ui/Icon'
import { leave, pressCounter } from './leave'

interface Props { label: string; hint: string; /** Said after a press of the key: `{n}` more are needed. */ more: string; address: string }

/** Leaves the atlas at once: by a click, or by Shift pressed three times. Without scripts it is a link to the same page. */
export function QuickExit({ label, hint, more, address }: Props) {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const { down, up } = pressCounter()
    let timer: ReturnType<typeof setTimeout> | undefined
    const released = (event: KeyboardEvent) => {
      const needed = up(event)
      if (needed === null) return
      clearTimeout(timer)
      if (needed <= 0) return leave(address)
      setLeft(needed)
      timer = setTimeout(() => setLeft(null), 5000)
    }
    document.addEventListener('keydown', down)
    document.addEventListener('keyup', released)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', down)
      document.removeEventListener('keyup', released)
    }
  }, [address])
  return (
    <>
      <a href={address} rel="nofollow noreferrer" draggable={false} title={hint} aria-describedby="quick-exit-hint" className="button shrink-0 max-md:px-2" onClick={event => { event.preventDefault(); leave(address) }}>
        <Icon name="leave" className="rtl:-scale-x-100" /><span className="max-md:sr-only">{label}</span>
      </a>
      <span id="quick-exit-hint" hidden>{hint}</span>
      <span aria-live="polite" className="sr-only">{left !== null && more.replace('{n}', String(left))}</span>
    </>
  )
}
