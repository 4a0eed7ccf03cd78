'use client'
import { useSearchParams } from 'next/navigation'
import type { ComponentProps } from 'react'
import { AppLink } from './AppLink'

/** A link from page to page that stays in the edition which the address names: who reads the record as it was goes on reading it so. */
export function NavLink({ href, ...rest }: ComponentProps<typeof AppLink>) {
  const edition = useSearchParams().get('edition')
  return <AppLink {...rest} href={edition && /^\d{1,9}$/.test(edition) ? withEdition(href, edition) : href} />
}

/** The address in that edition, whatever else it says. */
function withEdition(href: string, edition: string): string {
  const [path, part] = href.split('#')
  return `${path}${path.includes('?') ? '&' : '?'}edition=${edition}${part === undefined ? '' : `#${part}`}`
}
