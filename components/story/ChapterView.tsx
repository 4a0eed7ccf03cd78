import { useTranslations } from 'next-intl'
import { localePath } from '@/i18n/locales'
import { grouped, lineTollText, rangeText } from '@/lib/format'
import type { Manifest } from '@/lib/model/manifest'
import type { ChapterShown } from '@/lib/story/shown'

/** In words, what the map shows beside a chapter, and the way to the same view in the atlas. */
export function ChapterView({ view, shown: { from, to, totals }, manifest, locale }: { view: string; shown: ChapterShown; manifest: Manifest; locale: string }) {
  const t = useTranslations('story')
  const bold = (text: string) => () => <bdi className="font-medium tabular-nums">{text}</bdi>
  return (
    <p className="story-view">
      <span>{t('onMap')}: <bdi>{rangeText(from, to, locale)}</bdi></span>
      <span>{t.rich('counts', { n: totals.incidents, count: bold(grouped(totals.incidents)) })}</span>
      {(['killed', 'injured'] as const).map(field => manifest.casualty_fields.includes(field) && totals.incidents > 0 && <span key={field}>{t.rich(field, { n: totals[field].max, range: bold(lineTollText(totals, field)) })}</span>)}
      <a className="link print-none inline-flex min-h-8 items-center pointer-coarse:min-h-11 max-md:min-h-11" href={localePath(locale, '/', view)} data-view>{t('open')}</a>
    </p>
  )
}
