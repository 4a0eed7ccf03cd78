'use client'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import type { ComponentProps, ReactNode } from 'react'
import { localePath } from '@/i18n/locales'
import { useAtlas } from './context'

interface Props extends Omit<ComponentProps<typeof Link>, 'href'> {
  path: string
  /** Parameters of the view to set (text) or take out (null) on the way. */
  patch?: Record<string, string | null>
  children: ReactNode
}

/** A link that opens another page and keeps the view: window, filters, area, camera. */
export function ViewLink({ path, patch, children, ...rest }: Props) {
  const { locale } = useAtlas()
  const query = new URLSearchParams(useSearchParams().toString())
  for (const [name, value] of Object.entries(patch ?? {})) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  return <Link prefetch={false} scroll={false} {...rest} href={localePath(locale, path, decodeCommas(query))}>{children}</Link>
}

/** URLSearchParams escapes commas, colons and slashes; addresses are passed around by hand, so they stay readable. */
const decodeCommas = (query: URLSearchParams) => query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%3B', ';')
