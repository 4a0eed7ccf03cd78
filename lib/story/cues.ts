import type { Block, Inline } from '../model/story'
import type { Cue } from './vtt'

/** The runs of text of a chapter in reading order; captions and what is written beside pictures is not read aloud. */
function* runs(blocks: Block[]): Generator<Inline[]> {
  for (const block of blocks) {
    if (block.kind === 'paragraph' || block.kind === 'heading') yield block.children
    else if (block.kind === 'quote') yield* runs(block.children)
    else if (block.kind === 'list') for (const item of block.items) yield* runs(item)
  }
}

export const plainText = (inlines: Inline[]): string => inlines.map(inline => (inline.kind === 'text' ? inline.text : inline.kind === 'break' ? ' ' : plainText(inline.children))).join('')

/** Text with white space folded, and where each of its characters stands in the text that it was made of. */
function folded(text: string): { text: string; at: number[] } {
  const out: string[] = []
  const at: number[] = []
  for (let i = 0; i < text.length; i++) {
    const space = /\s/.test(text[i])
    if (space && (out.length === 0 || out[out.length - 1] === ' ')) continue
    out.push(space ? ' ' : text[i])
    at.push(i)
  }
  return { text: out.join(''), at }
}

/**
 * Marks in a chapter's text which sentence of the narration each part of it is: its title and blocks, changed in place.
 *
 * @param tell gets each cue that is not found after the one before it
 */
export function markCues(heading: Inline[], blocks: Block[], cues: Cue[], tell: (cue: Cue) => void): { heading: Inline[] } {
  const all = [heading, ...runs(blocks)]
  const whole = all.map(plainText).join('\n')
  const { text, at } = folded(whole)
  const of = new Int32Array(whole.length).fill(-1)
  let from = 0
  cues.forEach((cue, n) => {
    const found = cue.text ? text.indexOf(cue.text, from) : -1
    if (found < 0) return tell(cue)
    from = found + cue.text.length
    of.fill(n, at[found], at[from - 1] + 1)
  })
  let position = 0
  const mark = (inlines: Inline[]): Inline[] => inlines.flatMap((inline): Inline[] => {
    if (inline.kind === 'break') {
      position++
      return [inline]
    }
    if (inline.kind !== 'text') return [{ ...inline, children: mark(inline.children) }]
    const start = position
    position += inline.text.length
    return split(inline.text, of.subarray(start, position))
  })
  const marked = all.map(inlines => {
    const done = mark(inlines)
    position++
    return done
  })
  all.slice(1).forEach((inlines, i) => inlines.splice(0, inlines.length, ...marked[i + 1]))
  return { heading: marked[0] }
}

/** A text in runs of one sentence each. */
function split(text: string, of: Int32Array): Inline[] {
  const parts: Inline[] = []
  for (let from = 0; from < text.length;) {
    let to = from + 1
    while (to < text.length && of[to] === of[from]) to++
    parts.push({ kind: 'text', text: text.slice(from, to), ...(of[from] >= 0 && { cue: of[from] }) })
    from = to
  }
  return parts
}
