import { useTranslations } from 'next-intl'
import type { Refusal } from '@/lib/track/answered'
import { sentenceOf } from '@/lib/track/refusals'

/** Why the server refused, in the page's language; where the page has no sentence for it, in the server's own. */
export function Refused({ refusal: { title, detail } }: { refusal: Refusal }) {
  const t = useTranslations('track.refusal')
  const sentence = sentenceOf(title)
  return sentence ? t(sentence) : <bdi lang="en">{detail}</bdi>
}
