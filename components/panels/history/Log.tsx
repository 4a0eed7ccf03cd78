import { getTranslations } from 'next-intl/server'
import { inLanguage } from '@/lib/model/facets'
import type { EditionLog, Texts } from '@/lib/model/history'
import { Markdown } from './Markdown'

/** A text of the changelog in the reader's language where it has it; else in the record's main one, and said to be. */
export function Said({ text, locale, inline }: { text: Texts; locale: string; inline?: boolean }) {
  const lang = text[locale] === undefined ? Object.keys(text)[0] : undefined
  const said = <Markdown text={inLanguage(text, locale)} inline={inline} />
  return inline ? <span lang={lang} dir="auto">{said}</span> : <div lang={lang} dir="auto" className="space-y-2">{said}</div>
}

/** Ids that an item names beside its text; more are folded away. */
const MOST_IDS = 6

/** What stands in the changelog under an edition's heading. */
export async function Log({ log, locale }: { log: EditionLog; locale: string }) {
  const t = await getTranslations('editions')
  if (!log.parts.length) return null
  // Items that follow one another are one list.
  const groups: EditionLog['parts'][] = []
  for (const part of log.parts) {
    const last = groups.at(-1)
    if (last && last[0].item && part.item) last.push(part)
    else groups.push([part])
  }
  return (
    <div className="space-y-2">
      {groups.map((parts, i) => (parts[0].item
        ? <ul key={i} className="list-disc space-y-1 ps-6">{parts.map((part, k) => <li key={k}><Said text={part.text} locale={locale} inline />{part.ids.length > 0 && part.ids.length <= MOST_IDS && <span className="block text-sm text-muted [overflow-wrap:anywhere]"><bdi>{part.ids.join(', ')}</bdi></span>}{part.ids.length > MOST_IDS && <details className="text-sm text-muted"><summary className="link min-h-8 w-fit content-center pointer-coarse:min-h-11">{t('about', { n: part.ids.length })}</summary><span className="[overflow-wrap:anywhere]"><bdi>{part.ids.join(', ')}</bdi></span></details>}</li>)}</ul>
        : <div key={i}><Said text={parts[0].text} locale={locale} /></div>))}
    </div>
  )
}
