import { inLanguage } from '@/lib/model/facets'
import type { EditionLog, Texts } from '@/lib/model/history'
import { Markdown } from './Markdown'

/** A text of the changelog in the reader's language where it has it; else in the record's main one, and said to be. */
export function Said({ text, locale, inline }: { text: Texts; locale: string; inline?: boolean }) {
  const lang = text[locale] === undefined ? Object.keys(text)[0] : undefined
  const said = <Markdown text={inLanguage(text, locale)} inline={inline} />
  return inline ? <span lang={lang} dir="auto">{said}</span> : <div lang={lang} dir="auto" className="space-y-2">{said}</div>
}

/** What stands in the changelog under an edition's heading. */
export function Log({ log, locale }: { log: EditionLog; locale: string }) {
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
        ? <ul key={i} className="list-disc space-y-1 ps-6">{parts.map((part, k) => <li key={k}><Said text={part.text} locale={locale} inline />{part.ids.length > 0 && <span className="block text-sm text-muted [overflow-wrap:anywhere]"><bdi>{part.ids.join(', ')}</bdi></span>}</li>)}</ul>
        : <div key={i}><Said text={parts[0].text} locale={locale} /></div>))}
    </div>
  )
}
