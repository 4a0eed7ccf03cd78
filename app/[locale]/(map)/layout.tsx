import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Explorer, ShareView } from '@/components/explorer/Explorer'
import { shareWords } from '@/components/share/words'
import { FootLinks, Header } from '@/components/ui/Header'
import { directionOf } from '@/i18n/locales'
import { explorerData } from '@/lib/server'
import { isClosed } from '@/lib/server/closed'
import { datingLayers } from '@/lib/server/dating-layers'

/** Map and timeline mount here once; the pages below are the panel. */
export default async function MapLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale()
  const asked = await headers()
  const theme = (await cookies()).get('theme')?.value
  // What only the server's parts say stays there.
  const { history: _history, editions: _editions, field: _field, bundle: _bundle, evidencePage: _evidencePage, claims: _claims, redacted: _redacted, remembrance: _remembrance, dating: { layer, near }, ...messages } = await getMessages()
  const [data, datings] = await Promise.all([explorerData(locale, asked.get('x-search') ?? ''), datingLayers(locale)])
  return (
    <NextIntlClientProvider messages={{ ...messages, dating: { layer, near } }}>
      <Explorer
        data={{ ...data, datings, locale, dir: directionOf(locale), theme: theme === 'dark' || theme === 'light' ? theme : null }}
        header={<Header manifest={data.manifest} path={asked.get('x-path') ?? '/'} closed={isClosed()}><ShareView words={shareWords(await getTranslations('share'))} /></Header>}
      >
        {children}
        <FootLinks />
      </Explorer>
    </NextIntlClientProvider>
  )
}
