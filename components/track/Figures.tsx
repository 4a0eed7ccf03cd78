import { getTranslations } from 'next-intl/server'
import { dayText } from '@/lib/format'
import { localText } from '@/components/panels/texts'
import { inLanguage } from '@/lib/model/facets'
import type { Shown } from './TrackText'

/** How large a project is and how far: buildings, pictures, answers, volunteers, and a bar of what is settled. */
export async function Figures({ project, place, results, locale }: Shown & { locale: string }) {
  const t = await getTranslations('track')
  const day = (i: number) => () => <bdi className="whitespace-nowrap">{dayText(project.scenes.at(i)?.date ?? '', locale, 'short')}</bdi>
  const done = results ? results.stages.settled + results.stages.reviewed : 0
  const all = results ? results.buildings - results.stages.gold : 0
  const [title, own] = [localText(place, 'title', locale), inLanguage(project.title, locale)]
  return (
    <>
      <p className="mt-1 text-muted">{title !== own && <>{title}{locale === 'ar' ? '، ' : ', '}</>}{t.rich('area', { n: project.ids.length, scenes: project.scenes.length, from: day(0), to: day(-1) })}</p>
      {results && (
        <>
          <p className="mt-1"><bdi className="font-medium">{results.answers ? t('figures', { answers: results.answers, people: results.volunteers }) : t('noAnswers')}</bdi></p>
          <progress aria-label={t('progress', { done, all })} max={Math.max(1, all)} value={done} className="track-progress" />
          <p aria-hidden className="text-sm text-muted">{t('progress', { done, all })}{results.stages.gold > 0 && <> {t('progressKnown', { n: results.stages.gold })}</>}</p>
        </>
      )}
    </>
  )
}
