'use client'
import type { ComponentProps, ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { localePath } from '@/i18n/locales'
import { writeView } from '@/lib/search-params'
import type { View } from '@/lib/view'
import { useAtlas } from './context'
import { useView } from './use-view'

interface Props extends Omit<ComponentProps<typeof AppLink>, 'href'> {
  path: string
  /** What of the view changes on the way. */
  patch?: Partial<View>
  /** Part of that page to go to. */
  hash?: string
  children: ReactNode
}

/** A link that opens another page and keeps the view: window, filters, area, camera. */
export function ViewLink({ path, patch, hash, children, ...rest }: Props) {
  const { locale, manifest } = useAtlas()
  const [view] = useView()
  return <AppLink {...rest} href={localePath(locale, path, writeView({ ...view, ...patch }, manifest)) + (hash ? `#${hash}` : '')}>{children}</AppLink>
}
