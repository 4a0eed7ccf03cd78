import type { RootContent } from 'mdast'
import type { Manifest } from '../model/manifest'
import type { Chapter, Front } from '../model/story'
import { ChapterReader, COMMENT, type Around } from './blocks'
import { isComponent, readAttributes } from './components'
import { lineOf, readSource } from './source'
import { chapterView, type Named } from './view'

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** A chapter as it was read, with the line it begins on. */
export type ReadChapter = Chapter & { line: number }
/** One language of a story. */
export interface ReadStory { front: Front | null; chapters: ReadChapter[] }

/** Reads one file of a story; everything that is wrong with it is told. */
export function readStory(text: string, manifest: Manifest, has: Named, around: Around): ReadStory {
  const { front, root } = readSource(text, around.tell)
  const chapters: ReadChapter[] = []
  if (!root) return { front, chapters }
  const comment = (node: RootContent) => node.type === 'mdxFlowExpression' && COMMENT.test(node.value)
  for (const node of root.children) {
    const line = lineOf(node)
    if (comment(node)) continue
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Chapter') {
      const attributes = readAttributes(node, 'Chapter', '', around.tell)
      const id = attributes?.text('id') ?? ''
      if (attributes && !SLUG.test(id)) around.tell(attributes.line('id'), '', 'Chapter id', `"${id}" is no slug; expected lower-case letters, digits and single hyphens`)
      else if (id && chapters.some(c => c.id === id)) around.tell(line, id, 'Chapter id', 'stands twice; expected each chapter under an id of its own')
      const title = attributes?.text('title') ?? ''
      const view = attributes && chapterView(attributes.text('view') ?? '', manifest, has, message => around.tell(attributes.line('view'), id, 'Chapter view', message))
      const read = new ChapterReader(id, around).read(node.children as RootContent[], title)
      if (!read.blocks.some(b => b.kind === 'paragraph')) around.tell(line, id, 'Chapter', 'has no paragraph; expected its text')
      chapters.push({ id, title, view: view ?? '', ...read, line })
    } else if (node.type === 'mdxJsxFlowElement' && !isComponent(node.name)) {
      around.tell(line, '', node.name ?? '', `<${node.name ?? ''}> is not a component of a story; expected <Chapter>`)
    } else if (node.type === 'paragraph' && node.children[0]?.type === 'text' && /^(import|export)\s/.test(node.children[0].value)) {
      around.tell(line, '', '', `begins with "${node.children[0].value.slice(0, 6)}", which MDX would run; expected chapters alone`)
    } else if (node.type === 'mdxFlowExpression') {
      around.tell(line, '', '', `holds an expression {${node.value.slice(0, 40)}}; expected chapters: a story is read, not run`)
    } else around.tell(line, '', '', 'stands outside of a chapter; expected everything between <Chapter …> and </Chapter>')
  }
  if (!root.children.some(node => node.type === 'mdxJsxFlowElement')) around.tell(1, '', '', 'has no chapter; expected at least one <Chapter id="…" title="…" view="…">')
  return { front, chapters }
}
