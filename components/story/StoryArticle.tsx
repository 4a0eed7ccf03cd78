import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NavLink } from '@/components/ui/NavLink'
import { directionOf, LOCALE_NAMES, localePath, type Locale } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import type { Manifest } from '@/lib/model/manifest'
import { storyText, type Story } from '@/lib/model/story'
import type { ChapterShown } from '@/lib/story/shown'
import type { Shown } from './around'
import { Blocks } from './Blocks'
import { ChapterView } from './ChapterView'
import { Inlines, said } from './Inlines'

interface Props {
  story: Story
  /** Per chapter. */
  shown: ChapterShown[]
  manifest: Manifest
  locale: string
  beside: Shown
  /** Address of the story's page with a chapter of it; null where no page takes one. */
  chapterLink(id: string): string
  /** Query that a view in the atlas is opened with. */
  viewQuery(view: string): string
  /** Under the last chapter. */
  children?: ReactNode
}

/** A story as an article: whole and readable without JavaScript, and what is printed. The map beside it is another part (Reader.tsx). */
export async function StoryArticle({ story, shown, manifest, locale, beside, chapterLink, viewQuery, children }: Props) {
  const t = await getTranslations('story')
  const { language, text } = storyText(story, locale)
  const other = language === locale ? {} : { lang: language, dir: directionOf(language) }
  return (
    <article className="story-text" {...other}>
      <header>
        <p className="text-sm text-muted"><NavLink className="link inline-flex min-h-6 items-center pointer-coarse:min-h-11" href={localePath(locale, '/stories')}>{t('all')}</NavLink></p>
        <h1>{said(text.title, language)}</h1>
        <p className="story-lead">{said(text.description, language)}</p>
        <p className="text-sm text-muted"><bdi>{dayText(story.date, locale)}</bdi></p>
        {language !== locale && <p role="note" className="bg-chip px-3 py-2 text-sm" lang={locale} dir={directionOf(locale)}>{t('otherLanguage', { language: LOCALE_NAMES[language as Locale] ?? language })}</p>}
        {text.cover && !beside.textOnly && <img src={beside.address(text.cover)} alt={text.cover_alt ?? ''} width={text.cover.width} height={text.cover.height} decoding="async" />}
        {text.cover_alt && beside.textOnly && <p className="text-sm">{said(text.cover_alt, language)}</p>}
        <nav aria-label={t('contents')} className="story-contents">
          <h2>{t('contents')}</h2>
          <ol>{text.chapters.map(({ id, title }) => <li key={id}><a className="link inline-flex min-h-6 items-center" href={`#${id}`}>{said(title, language)}</a></li>)}</ol>
        </nav>
      </header>
      {text.chapters.map((chapter, i) => (
        <section key={chapter.id} id={chapter.id} tabIndex={-1} aria-labelledby={`${chapter.id}-title`} className="story-chapter">
          <h2 id={`${chapter.id}-title`}>
            <Inlines inlines={chapter.heading} locale={locale} language={language} />
            <a className="story-anchor print-none" href={`${chapterLink(chapter.id)}#${chapter.id}`} aria-label={t('link', { title: chapter.title })}>#</a>
          </h2>
          <ChapterView view={viewQuery(chapter.view)} shown={shown[i]} manifest={manifest} locale={locale} />
          <Blocks blocks={chapter.blocks} around={{ locale, language, manifest, chapter, shown: shown[i], ...beside }} />
        </section>
      ))}
      {children}
      {text.narration && <footer className="text-sm text-muted">{said(text.narration, language)}</footer>}
    </article>
  )
}
