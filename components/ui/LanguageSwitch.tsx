'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { LOCALE_NAMES, LOCALES, localePath, withoutLocale } from '@/i18n/locales'

/** The same view in the other language: a plain link, so that text, direction and fonts load anew. */
export function LanguageSwitch({ locale, label }: { locale: string; label: string }) {
  const path = withoutLocale(usePathname())
  const query = useSearchParams().toString()
  return LOCALES.filter(other => other !== locale).map(other => (
    <a key={other} href={localePath(other, path, query)} hrefLang={other} lang={other} title={label} className="button">{LOCALE_NAMES[other]}</a>
  ))
}
