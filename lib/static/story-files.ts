import { endingOf, type FileName, type HeldFile } from '../model/held-file'
import type { Scene } from '../model/scene'
import { blocksOf, mediaOf } from '../model/story'
import type { Finished } from '../publish/compile'
import { farthest } from '../scenes'

/** Files that the stories of an edition show: their own, and the pictures of places that they compare. No held evidence is among them. */
export function filesOfStories({ stories, scenes, files }: Pick<Finished, 'stories' | 'scenes' | 'files'>): (HeldFile & FileName)[] {
  const compared = new Set(stories.flatMap(blocksOf).flatMap(block => (block.kind === 'before_after' ? block.place : [])))
  const pictures = scenes.filter(place => compared.has(place.id)).flatMap(place => Object.values(farthest(place.scenes)).flatMap((s: Scene) => (s.kind === 'image' ? s.sha256 : [])))
  const shown = new Set([...stories.flatMap(mediaOf).map(m => m.sha256), ...pictures])
  return files.filter(file => shown.has(file.sha256)).map(file => ({ ...file, ending: endingOf(file.path) }))
}
