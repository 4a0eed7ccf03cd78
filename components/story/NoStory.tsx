import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NavLink } from '@/components/ui/NavLink'
import { directionOf, localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import { inLanguage } from '@/lib/model/facets'
import type { Manifest } from '@/lib/model/manifest'
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

interface NoStoryNowProps { slug: string; gone: GoneStory; standing: Standing | null; manifest: Manifest; locale: string }

/** A story that an earlier edition told: a cited link says which was the last, and leads there (410); and to the present one where that tells it again. */
export async function NoStoryNow({ slug, gone: { held, story, without }, standing, manifest, locale }: NoStoryNowProps) {
  const [t, history] = await Promise.all([getTranslations('story'), getTranslations('history')])
  const { language, text } = storyText(story, locale)
  const again = standing?.old && standing.record?.kind === 'there' ? standing : null
  const note = without && { ...(without.note && { [manifest.languages[0]]: without.note }), ...without.noteIn }
  const told = note && Object.keys(note).length > 0 ? inLanguage(note, locale) : null
  const date = () => <bdi>{dayText(held.date, locale)}</bdi>
  return (
    <Instead title={again ? t('goneThen', { n: again.edition.number }) : t('gone')} above={<p className="text-muted" lang={language === locale ? undefined : language} dir={directionOf(language)}>{text.title}</p>} all={t('all')} locale={locale}>
      <p className="mt-2">
        {t.rich(again ? 'goneBefore' : 'goneText', { n: held.number, date })}{' '}
        {!without ? t('goneDraft') : told ? t.rich('goneWithout', { n: without.number, note: () => <bdi>{told}</bdi> }) : t('goneWithoutNote', { n: without.number })}
      </p>
      {again && <p className="mt-2"><a className="link" href={again.href} rel="latest-version">{history('notYetNow')}</a></p>}
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
