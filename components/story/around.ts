import type { Subject } from '@/lib/model/claims'
import type { FileName } from '@/lib/model/held-file'
import type { Manifest } from '@/lib/model/manifest'
import type { ScenePlace } from '@/lib/model/scene'
import type { ChapterShown } from '@/lib/story/shown'

/** What of the edition stories show beside their own files, and where files are. */
export interface Shown {
  subjects: Subject[]
  places: ScenePlace[]
  /** A reader wants no pictures. */
  textOnly: boolean
  /** Address of a file of the edition. */
  address(file: FileName): string
}

/** What every part of a chapter is drawn with. `language`: of its text, when it is not the page's. */
export interface Around extends Shown {
  locale: string
  language: string
  manifest: Manifest
  chapter: { id: string; title: string }
  shown: ChapterShown
}
