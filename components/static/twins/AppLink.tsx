import type { AnchorHTMLAttributes } from 'react'
import { go, isHere } from './navigation'

// Takes the place of components/ui/AppLink.tsx in the static edition.

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> { href: string; replace?: boolean }

/** A link of the atlas: a plain anchor, which the map page follows by itself where it leads to the map page again. */
export function AppLink({ href, replace = false, onClick, children, ...rest }: Props) {
  return (
    <a
      {...rest} href={href}
      onClick={event => {
        onClick?.(event)
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !isHere(href)) return
        event.preventDefault()
        go(href, replace)
        const part = href.split('#')[1]
        if (part) requestAnimationFrame(() => document.getElementById(part)?.scrollIntoView({ block: 'start' }))
      }}
    >
      {children}
    </a>
  )
}
