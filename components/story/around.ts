import type { Manifest } from '@/lib/model/manifest'
import type { ChapterShown } from '@/lib/story/shown'

/** What every part of a chapter is drawn with. `language`: of its text, when it is not the page's. */
export interface Around {
  locale: string
  language: string
  manifest: Manifest
  chapter: { id: string; title: string }
  shown: ChapterShown
  /** Address of a file of the story. */
  media(file: string): string
}
