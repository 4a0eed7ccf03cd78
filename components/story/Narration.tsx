import { useTranslations } from 'next-intl'
import type { Block } from '@/lib/model/story'
import type { Around } from './around'

/** The recording of a chapter; nothing of it is loaded before it is asked for. Captions come with it, and the chapter's own text is the transcript. */
export function Narration({ narration: { media, captions }, around: { chapter, language, address } }: { narration: Extract<Block, { kind: 'narration' }>; around: Around }) {
  const t = useTranslations('story')
  return (
    <figure className="story-narration print-none">
      <audio controls preload="none" aria-label={t('narration', { title: chapter.title })} src={address(media)}>
        <track kind="captions" default srcLang={language} label={t('captions')} src={address(captions)} />
      </audio>
      <figcaption>{t('transcript')}</figcaption>
    </figure>
  )
}
