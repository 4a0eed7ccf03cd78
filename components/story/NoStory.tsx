import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import type { Standing } from '@/lib/model/standing'
import { storyText, type GoneStory } from '@/lib/model/story'

/** Instead of a story that this edition does not have; the present one may, when an earlier one is asked for. */
export async function NoStory({ slug, standing, locale }: { slug: string; standing: Standing | null; locale: string }) {
  const [t, history] = await Promise.all([getTranslations('story'), getTranslations('history')])
  return (
    <Instead title={t('notFound')} all={t('all')} locale={locale}>
      <p className="mt-2 [overflow-wrap:anywhere]">{t.rich('notFoundText', { slug: () => <bdi>{slug.slice(0, 80)}</bdi> })}</p>
      {standing?.old && standing.record?.kind === 'there' && <p className="mt-2"><a className="link" href={standing.href} rel="latest-version">{history('notYetNow')}</a></p>}
    </Instead>
  )
}

/** A story that an earlier edition told: a cited link says which was the last, and leads there (410). */
export async function NoStoryNow({ slug, gone: { held, story, without }, locale }: { slug: string; gone: GoneStory; locale: string }) {
  const t = await getTranslations('story')
  const { language, text } = storyText(story, locale)
  return (
    <Instead title={t('gone')} above={<p className="text-muted" lang={language === locale ? undefined : language}>{text.title}</p>} all={t('all')} locale={locale}>
      <p className="mt-2">
        {t.rich('goneText', { n: held.number, date: () => <bdi>{dayText(held.date, locale)}</bdi> })}{' '}
        {without ? t.rich('goneWithout', { n: without.number, note: () => <bdi>{without.note}</bdi> }) : t('goneDraft')}
      </p>
      <p className="mt-4"><a className="button button-accent" href={localePath(locale, `/stories/${slug}`, `?edition=${held.number}`)}>{t('goneLink', { n: held.number })}</a></p>
    </Instead>
  )
}

function Instead({ title, above, all, locale, children }: { title: string; above?: ReactNode; all: string; locale: string; children: ReactNode }) {
  return (
    <>
      {above}
      <h1 className="text-2xl">{title}</h1>
      {children}
      <p className="mt-4"><NavLink className="link" href={localePath(locale, '/stories')}>{all}</NavLink></p>
    </>
  )
}
