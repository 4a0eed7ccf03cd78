import { getTranslations } from 'next-intl/server'
import { directionOf, localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import { inLanguage } from '@/lib/model/facets'
import type { EditionInfo } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'
import { storyText, type Story } from '@/lib/model/story'
import { CiteFold, type CiteFoldProps } from './CiteFold'

interface Props { story: Story; manifest: Manifest; edition: EditionInfo; locale: string; /** Address under which the atlas is read. */ site: string; messages: CiteFoldProps['messages'] }

/** How to cite a story, and where to report an error when the atlas names a contact: as under a record. */
export async function CiteStory({ story, manifest, edition, locale, site, messages }: Props) {
  const t = await getTranslations('incident')
  const { title } = storyText(story, locale).text
  const atlas = inLanguage(manifest.title, locale)
  const url = new URL(localePath(locale, `/stories/${story.slug}`, edition.draft ? '' : `?edition=${edition.number}`), site).href
  const { number, date, draft } = edition
  const contact = manifest.contact?.url ?? (manifest.contact?.email && `mailto:${manifest.contact.email}?subject=${encodeURIComponent(story.slug)}`)
  return (
    <section className="mt-10 border-t border-line pt-4 text-base" lang={locale} dir={directionOf(locale)}>
      <CiteFold
        of={{ kind: 'story', id: story.slug, title, edition: { number, date, draft }, url, happened: null, atlas, language: locale }} messages={messages} label={t('cite')}
        text={t('citeText', { title, app: atlas, edition: number, date: dayText(date, locale), url })}
      />
      {contact && <p className="print-none mt-1"><a className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11" href={contact}>{t('report')}</a></p>}
    </section>
  )
}
