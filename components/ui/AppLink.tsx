'use client'
import { useRouter } from 'next/navigation'
import type { AnchorHTMLAttributes } from 'react'

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> { href: string; replace?: boolean }

/** A part of a page that may still be on its way; it lies in a panel that scrolls by itself. */
function showPart(id: string, tries = 40): void {
  const part = document.getElementById(id)
  if (part) part.scrollIntoView({ block: 'start' })
  else if (tries) setTimeout(() => showPart(id, tries - 1), 50)
}

/**
 * A link inside the atlas: a plain anchor that opens without a reload on a plain click. Nothing is fetched ahead, so it
 * needs none of what `next/link` carries for that (12 kB of every page).
 */
export function AppLink({ href, replace = false, onClick, children, ...rest }: Props) {
  const router = useRouter()
  return (
    <a
      {...rest} href={href}
      onClick={event => {
        onClick?.(event)
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        // A guest on another site's page: its frame shows nothing but embeds, so what it opens, it opens in a tab.
        if (event.currentTarget.closest('.embed')) return void window.open(href, '_blank', 'noopener')
        if (replace) router.replace(href, { scroll: false })
        else router.push(href, { scroll: false })
        const part = href.split('#')[1]
        if (part) showPart(part)
      }}
    >
      {children}
    </a>
  )
}
