import type { Metadata } from 'next'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import { AwayPanel } from '@/components/panels/AwayPanel'
import { OldEdition } from '@/components/panels/OldEdition'
import { CiteStory } from '@/components/story/CiteStory'
import { NoStory, NoStoryNow } from '@/components/story/NoStory'
import { Reader } from '@/components/story/Reader'
import { StoryArticle } from '@/components/story/StoryArticle'
import { readerWords } from '@/components/story/words'
import { JsonLd } from '@/components/ui/JsonLd'
import { directionOf, localePath } from '@/i18n/locales'
import { chapterOf, storyText } from '@/lib/model/story'
import { pictureAddress } from '@/lib/scenes'
import type { SearchParams } from '@/lib/search-params'
import { explorerData, getManifest, siteUrl } from '@/lib/server'
import { datingLayers } from '@/lib/server/dating-layers'
import { standingOf } from '@/lib/server/history'
import { storyMetadata } from '@/lib/server/page-metadata'
import { decoded } from '@/lib/server/page-status'
import { getStory } from '@/lib/server/stories'
import { wantsTextOnly } from '@/lib/server/scenes'
import { storyPageLd } from '@/lib/server/structured'

/** What the map beside a story says; the text itself needs none of it. */
const NAMESPACES = ['map', 'timeline', 'totals', 'embed', 'edition', 'share', 'incident', 'claimsLane', 'dating'] as const

interface Props { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [found, { chapter }] = await Promise.all([getStory(decoded((await params).slug)), searchParams])
  if (found?.kind === 'found') return storyMetadata(found.story, chapter)
  return found?.kind === 'away' ? {} : { robots: { index: false } }
}

export default async function StoryPage({ params, searchParams }: Props) {
  const slug = decoded((await params).slug)
  const [locale, asked, found, standing] = await Promise.all([getLocale(), searchParams, getStory(slug), standingOf({ kind: 'story', id: slug })])
  if (!found) return <NoStory slug={slug} standing={standing} locale={locale} />
  if (found.kind === 'away') return <AwayPanel />
  if (found.kind === 'gone') return <NoStoryNow slug={slug} gone={found} standing={standing} manifest={await getManifest()} locale={locale} />
  const { story, shown, ...besides } = found
  const { text } = storyText(story, locale)
  const first = chapterOf(text, asked.chapter) ?? text.chapters[0]
  const [all, t, tMap, theme, data, datings, textOnly, site] = await Promise.all([
    getMessages(), getTranslations('story'), getTranslations('map'), cookies().then(c => c.get('theme')?.value), explorerData(locale, `?${first.view}`), datingLayers(locale), wantsTextOnly(), siteUrl(),
  ])
  const pinned = standing?.edition.number ?? null
  const query = (view: string) => [view, pinned === null ? '' : `edition=${pinned}`].filter(Boolean).join('&')
  return (
    <>
      <JsonLd data={await storyPageLd(story)} />
      <div className="story">
        <div className="story-note empty:hidden"><OldEdition standing={standing} locale={locale} /></div>
        <StoryArticle
          story={story} shown={shown} manifest={data.manifest} locale={locale} viewQuery={query}
          beside={{ ...besides, textOnly, address: file => pictureAddress(data.edition.key, file.sha256) }} chapterLink={id => localePath(locale, `/stories/${slug}`, query(`chapter=${id}`))}
        >
          <CiteStory story={story} manifest={data.manifest} edition={data.edition} locale={locale} site={site.href} messages={{ cite: all.cite, share: all.share }} />
        </StoryArticle>
        <Reader
          data={{ ...data, datings, locale, dir: directionOf(locale), theme: theme === 'dark' || theme === 'light' ? theme : null }} pinned={pinned}
          messages={Object.fromEntries(NAMESPACES.map(name => [name, all[name]]))} words={readerWords(t, tMap('label'))}
          chapters={text.chapters.map(({ id, title, view }, i) => ({ id, title, view, bounds: shown[i].bounds }))}
        />
      </div>
    </>
  )
}
