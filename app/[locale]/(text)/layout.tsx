import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Share } from '@/components/share/Share'
import { shareWords } from '@/components/share/words'
import { FootLinks, Header } from '@/components/ui/Header'
import { getManifest } from '@/lib/server'
import { isClosed } from '@/lib/server/closed'

/** Pages of text: no map, few scripts. */
export default async function TextLayout({ children }: { children: ReactNode }) {
  const [manifest, asked] = await Promise.all([getManifest(), headers()])
  return (
    <div className="min-h-dvh bg-surface">
      <Header manifest={manifest} path={asked.get('x-path') ?? ''} closed={isClosed()}><Share words={shareWords(await getTranslations('share'))} /></Header>
      <main id="record" tabIndex={-1} className="mx-auto max-w-[720px] px-5 py-8">{children}</main>
      <div className="mx-auto max-w-[720px] px-1"><FootLinks /></div>
    </div>
  )
}
