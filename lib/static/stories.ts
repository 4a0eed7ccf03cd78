import type { Story } from '../model/story'
import { readView } from '../search-params'
import { cut } from '../slice/compile'
import { createEngine, type Engine } from '../slice/engine'
import { chapterShown, type ChapterShown } from '../story/shown'
import { hasOrd } from '../text/ord-set'
import { search } from '../text/postings'
import { domainOf } from './explorer'
import type { Site } from './site'

/** What each chapter of a story shows, by the engine over the same columns as the map page's. */
export async function shownOf(site: Site, { texts }: Story): Promise<ChapterShown[]> {
  const shown: ChapterShown[] = []
  for (const chapter of Object.values(texts)[0].chapters) shown.push(chapterShown(chapter, await engineOf(site, chapter.view), site.manifest, domainOf(site)))
  return shown
}

/** An engine over the records that a view's search and statement let through. */
async function engineOf({ slice, manifest, named, postings }: Site, text: string): Promise<Engine> {
  const { q, statement } = readView(new URLSearchParams(text), manifest)
  const found = q ? await search(postings.directory, q, async blocks => blocks.map(n => postings.blocks[n])) : null
  const names = statement ? new Set(named[statement] ?? []) : null
  if (!found && !names) return createEngine(slice)
  const rows = Uint32Array.from(Array.from({ length: slice.columns.length }, (_, row) => row).filter(row => (!found || hasOrd(found, row)) && (!names || names.has(row))))
  const columns = cut(slice.columns, rows)
  return createEngine({ columns, meta: { ...slice.meta, rows: columns.length } })
}
