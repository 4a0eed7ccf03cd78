'use client'
import { useSearchParams } from 'next/navigation'
import type { ComponentProps } from 'react'
import { AppLink } from './AppLink'

/** A link from page to page that stays in the edition which the address names: who reads the record as it was goes on reading it so. */
export function NavLink({ href, ...rest }: ComponentProps<typeof AppLink>) {
  const edition = useSearchParams().get('edition')
  return <AppLink {...rest} href={edition && /^\d{1,9}$/.test(edition) ? `${href}?edition=${edition}` : href} />
}
