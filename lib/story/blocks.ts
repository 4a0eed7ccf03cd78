import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { CHART_KINDS, type Block, type Inline, type Media } from '../model/story'
import { isComponent, readAttributes, COMPONENTS, type Attributes, type ComponentName } from './components'
import { markCues } from './cues'
import { lineOf, type Tell } from './source'
import type { Cue } from './vtt'

/** Where in a story something is named. */
export interface At { line: number; chapter: string; field: string }

/** What a chapter may refer to. Each tells what is wrong with it, and gives null then. */
export interface Around {
  tell: Tell
  picture(path: string, at: At): Media | null
  sound(path: string, at: At): Media | null
  captions(path: string, at: At): { media: Media; cues: Cue[]; file: string } | null
  link(url: string, at: At): string | null
  /** Whether there is such a subject of claims. */
  subject(id: string): boolean
  /** Whether there is such a place with scenes. */
  place(id: string): boolean
  /** Of a file other than the text: captions. */
  tellOf(file: string, line: number, message: string): void
}

/** Braces that hold comments alone. */
export const COMMENT = /^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*$/
const TOGETHER = Object.keys(COMPONENTS).filter(name => name !== 'Chapter').map(name => `<${name}>`).join(', ')

/** Reads the content of one chapter. */
export class ChapterReader {
  private narrated: { cues: Cue[]; file: string } | null = null

  constructor(private readonly id: string, private readonly around: Around) {}

  read(nodes: RootContent[], title: string): { heading: Inline[]; blocks: Block[] } {
    const blocks = this.blocks(nodes)
    const heading: Inline[] = [{ kind: 'text', text: title }]
    const { narrated } = this
    if (!narrated) return { heading, blocks }
    return { blocks, ...markCues(heading, blocks, narrated.cues, cue => this.around.tellOf(narrated.file, cue.line, `"${cue.text.slice(0, 80)}" does not occur in chapter "${this.id}" after the cue before it; expected its sentences in order, word for word`)) }
  }

  private tell(node: Nodes, field: string, message: string): void {
    this.around.tell(lineOf(node), this.id, field, message)
  }

  private blocks(nodes: RootContent[]): Block[] {
    return nodes.flatMap((node): Block | Block[] => {
      switch (node.type) {
        case 'paragraph': return this.paragraph(node.children, node)
        case 'heading':
          if (node.depth !== 3) this.tell(node, '', `is a heading of rank ${node.depth}; expected ### within a chapter, whose own title is rank 2`)
          return { kind: 'heading', children: this.inlines(node.children) }
        case 'list': return { kind: 'list', ordered: node.ordered === true, items: node.children.map(item => this.blocks(item.children)) }
        case 'blockquote': return { kind: 'quote', children: this.blocks(node.children) }
        case 'mdxJsxFlowElement': {
          if (!isComponent(node.name)) this.tell(node, node.name ?? '', `<${node.name ?? ''}> is not a component of a story; expected one of ${TOGETHER}`)
          else if (node.name === 'Chapter') this.tell(node, 'Chapter', 'stands within a chapter; expected chapters one after the other')
          else {
            if (node.children.length) this.tell(node, node.name, `holds text; expected <${node.name} … />`)
            const attributes = readAttributes(node, node.name, this.id, this.around.tell)
            return attributes ? (this.component(node.name, attributes) ?? []) : []
          }
          return []
        }
        case 'mdxFlowExpression':
          if (!COMMENT.test(node.value)) this.tell(node, '', `holds an expression {${node.value.slice(0, 40)}}; expected text: a story is read, not run`)
          return []
        default:
          this.tell(node, '', `holds ${NAMES[node.type] ?? `"${node.type}"`}; expected paragraphs, lists, quotations, headings (###) and components`)
          return []
      }
    })
  }

  private paragraph(children: PhrasingContent[], node: Nodes): Block | Block[] {
    const [first] = children
    if (first?.type === 'text' && /^(import|export)\s/.test(first.value)) {
      this.tell(node, '', `begins with "${first.value.slice(0, 6)}", which MDX would run; expected text`)
      return []
    }
    const inlines = this.inlines(children)
    return inlines.length ? { kind: 'paragraph', children: inlines } : []
  }

  private inlines(nodes: PhrasingContent[]): Inline[] {
    return nodes.flatMap((node): Inline | Inline[] => {
      switch (node.type) {
        case 'text': return { kind: 'text', text: node.value.replace(/\s*\n\s*/g, ' ') }
        case 'emphasis': case 'strong': return { kind: node.type, children: this.inlines(node.children) }
        case 'break': return { kind: 'break' }
        case 'link': {
          const href = this.around.link(node.url, { line: lineOf(node), chapter: this.id, field: 'link' })
          if (!node.children.length) this.tell(node, 'link', `to ${node.url} has no words; expected [words](${node.url})`)
          return href === null ? this.inlines(node.children) : { kind: 'link', href, children: this.inlines(node.children) }
        }
        case 'image':
          this.tell(node, 'image', 'is written as ![…](…); expected <Figure src="…" alt="…" credit="…" /> on a line of its own')
          return []
        case 'mdxTextExpression':
          if (!COMMENT.test(node.value)) this.tell(node, '', `holds an expression {${node.value.slice(0, 40)}}; expected text: a story is read, not run`)
          return []
        case 'mdxJsxTextElement':
          this.tell(node, node.name ?? '', isComponent(node.name) ? `<${node.name}> stands within a line of text; expected it on a line of its own, with empty lines around it` : `<${node.name ?? ''}> is not a component of a story; expected one of ${TOGETHER}`)
          return []
        default:
          this.tell(node, '', `holds ${NAMES[node.type] ?? `"${node.type}"`}; expected text, *emphasis*, **strong** and [links](…)`)
          return []
      }
    })
  }

  private component(name: Exclude<ComponentName, 'Chapter'>, { text, line }: Attributes): Block | null {
    const { around, id } = this
    const required = (attribute: string) => text(attribute) as string
    const at = (attribute: string): At => ({ line: line(attribute), chapter: id, field: `${name} ${attribute}` })
    const caption = text('caption')
    if (name === 'Figure') {
      const media = around.picture(required('src'), at('src'))
      return media && { kind: 'figure', media, alt: required('alt'), credit: required('credit'), caption }
    }
    if (name === 'Narration') {
      if (this.narrated) around.tell(line('src'), id, 'Narration', 'stands twice in this chapter; expected one')
      const [media, captions] = [around.sound(required('src'), at('src')), around.captions(required('captions'), at('captions'))]
      if (!media || !captions) return null
      this.narrated = captions
      return { kind: 'narration', media, captions: captions.media, cues: captions.cues.map(({ start, end }) => ({ start, end })) }
    }
    if (name === 'BeforeAfter') {
      const place = required('place')
      if (!around.place(place)) around.tell(line('place'), id, 'BeforeAfter place', `"${place}" is no place of scenes.json; expected the id of one`)
      return { kind: 'before_after', place, caption }
    }
    const [kind, subject] = [required('kind'), text('subject')]
    const chart = CHART_KINDS.find(k => k === kind)
    if (!chart) around.tell(line('kind'), id, 'Chart kind', `"${kind}" is no chart; expected one of ${CHART_KINDS.join(', ')}`)
    else if (chart === 'claims' && !subject) around.tell(line('kind'), id, 'Chart subject', 'is missing; expected a subject of claims.json')
    else if (chart === 'claims' && !around.subject(subject as string)) around.tell(line('subject'), id, 'Chart subject', `"${subject}" is no subject of claims.json; expected the id of one`)
    return chart ? { kind: 'chart', chart, subject, caption } : null
  }
}

/** What MDX knows and a story does not, in words. */
const NAMES: Record<string, string> = { code: 'a block of code', inlineCode: 'code', thematicBreak: 'a rule', html: 'HTML', definition: 'a link definition', footnoteDefinition: 'a footnote', linkReference: 'a link by reference', imageReference: 'a picture by reference' }
