import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { mdxFromMarkdown } from 'mdast-util-mdx'
import { mdx } from 'micromark-extension-mdx'
import { LineCounter, parseDocument } from 'yaml'
import { frontSchema, type Front } from '../model/story'

/** Says what is wrong: where in the story (line, chapter, component and attribute), and in a sentence what, and what was expected. */
export type Tell = (line: number, chapter: string, field: string, message: string) => void

export interface Source { front: Front | null; root: Root | null }

const FENCE = /^---[ \t]*$/

/** Reads a story's file into what stands above it and a tree. MDX is parsed, never evaluated: what would be code is a node that the reader of the tree refuses. */
export function readSource(text: string, tell: Tell): Source {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const end = FENCE.test(lines[0]) ? lines.findIndex((line, i) => i > 0 && FENCE.test(line)) : -1
  if (end < 0) tell(1, '', '', 'has no front matter; expected title, description and date between two lines "---" at its beginning')
  const front = end < 0 ? null : readFront(lines.slice(1, end).join('\n'), tell)
  // Emptied, not cut: lines keep their numbers.
  const body = [...lines.slice(0, end + 1).map(() => ''), ...lines.slice(end + 1)].join('\n')
  try {
    return { front, root: fromMarkdown(body, { extensions: [mdx()], mdastExtensions: [mdxFromMarkdown()] }) }
  } catch (error) {
    const { line, reason } = error as { line?: number; reason?: string }
    if (!reason) throw error
    tell(line ?? 1, '', '', `is not MDX: ${reason}`)
    return { front, root: null }
  }
}

function readFront(yaml: string, tell: Tell): Front | null {
  const counter = new LineCounter()
  // Days stay text: YAML's own dates are moments.
  const document = parseDocument(yaml, { lineCounter: counter, schema: 'failsafe' })
  const lineOf = (offset: number) => counter.linePos(offset).line + 1
  for (const error of document.errors) tell(lineOf(error.pos[0]), '', '', `front matter is not YAML: ${error.message.split('\n')[0].replace(/ at line .*/, '')}`)
  if (document.errors.length) return null
  const parsed = frontSchema.safeParse(document.toJS() ?? {})
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '')
    const at = yaml.split('\n').findIndex(line => line.startsWith(`${name}:`))
    tell(at < 0 ? 1 : at + 2, '', name, issue.code === 'invalid_type' && at < 0 ? 'is missing; expected a text' : issue.message)
  }
  return null
}

export const lineOf = (node: Nodes | { position?: { start: { line: number } } }): number => node.position?.start.line ?? 1
