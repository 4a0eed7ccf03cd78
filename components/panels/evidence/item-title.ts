import type { FoundEvidence } from '@/lib/model/found-evidence'
import { langOf, localText } from '../texts'

const LONGEST = 120

/** What an item is called where it stands by itself: the first sentence of what it shows, else its source. `whole`: that says all of it. */
export function itemTitle(item: FoundEvidence['item'], locale: string): { text: string; lang?: string; whole: boolean } | null {
  const shows = localText(item, 'shows', locale)
  if (!shows) return item.source ? { text: item.source.title, lang: item.source.language === locale ? undefined : item.source.language, whole: true } : null
  const first = /^.*?[.:;!?؟؛](?=\s)/u.exec(shows)?.[0] ?? shows
  const text = first.length <= LONGEST ? first.replace(/[.:;؛]$/u, '') : `${first.slice(0, LONGEST).replace(/\s+\S*$/u, '')} …`
  return { text, lang: langOf(item, 'shows', locale), whole: first === shows && first.length <= LONGEST }
}
