import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { FootLinks, Header } from '@/components/ui/Header'
import { getManifest } from '@/lib/server'
import { isClosed } from '@/lib/server/closed'

/** A page of one's own files: as the pages of text, without Share. No address holds what is shown here. */
export default async function PreviewLayout({ children }: { children: ReactNode }) {
  const [manifest, asked] = await Promise.all([getManifest(), headers()])
  return (
    <div className="min-h-dvh bg-surface">
      <Header manifest={manifest} path={asked.get('x-path') ?? ''} closed={isClosed()} />
      <main id="record" tabIndex={-1} className="mx-auto max-w-[720px] px-5 py-8">{children}</main>
      <FootLinks />
    </div>
  )
}
