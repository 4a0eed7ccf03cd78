import { Fragment, type ReactNode } from 'react'
import { latin } from '@/components/ui/latin'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'
import type { Inline } from '@/lib/model/story'
import { RANGE } from '@/lib/text/ranges'

/** A text of a story: ranges isolated, and in another script names in Latin letters. */
export const said = (text: string, locale: string): ReactNode => text.split(RANGE).map((part, i) => (i % 2 ? <bdi key={i}>{part}</bdi> : <Fragment key={i}>{latin(part, locale)}</Fragment>))

/** Runs of text; what is read aloud bears the number of its sentence. `language`: of the text, when it is not the page's. */
export function Inlines({ inlines, locale, language = locale }: { inlines: Inline[]; locale: string; language?: string }) {
  return inlines.map((inline, i) => {
    if (inline.kind === 'text') return inline.cue === undefined ? <Fragment key={i}>{said(inline.text, language)}</Fragment> : <span key={i} data-cue={inline.cue}>{said(inline.text, language)}</span>
    if (inline.kind === 'break') return <br key={i} />
    const inside = <Inlines inlines={inline.children} locale={locale} language={language} />
    if (inline.kind !== 'link') return inline.kind === 'emphasis' ? <em key={i}>{inside}</em> : <strong key={i} className="font-semibold">{inside}</strong>
    if (inline.href.startsWith('/')) return <NavLink key={i} className="link" href={inAtlas(inline.href, locale)}>{inside}</NavLink>
    return <a key={i} className="link" href={inline.href} {...(!inline.href.startsWith('#') && { rel: 'noopener noreferrer external' })}>{inside}</a>
  })
}

/** A path of the atlas in a language, with its query and part. */
function inAtlas(href: string, locale: string): string {
  const [, path, query, part] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(href) ?? []
  return localePath(locale, path, query) + (part ?? '')
}
