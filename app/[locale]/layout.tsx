import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { directionOf, isLocale } from '@/i18n/locales'
import { getManifest, siteUrl } from '@/lib/server'
import { TEXT_ONLY } from '@/lib/text-only'
import { isClosed } from '@/lib/server/closed'
import { inLanguage } from '@/lib/model/facets'
import '../globals.css'

interface Props { params: Promise<{ locale: string }>; children: ReactNode }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const manifest = await getManifest()
  const title = inLanguage(manifest.title, locale)
  return {
    metadataBase: await siteUrl(),
    title: { default: [title, inLanguage(manifest.subtitle, locale)].filter(Boolean).join(' · '), template: `%s · ${title}` },
    description: inLanguage(manifest.description, locale),
    ...(isClosed() && { robots: { index: false, follow: false } }),
  }
}

export default async function RootLayout({ params, children }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const kept = await cookies()
  const theme = kept.get('theme')?.value
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme === 'dark' || theme === 'light' ? theme : undefined} data-media={kept.get(TEXT_ONLY)?.value ? 'none' : undefined} suppressHydrationWarning>
      <body>
        {children}
      </body>
    </html>
  )
}
