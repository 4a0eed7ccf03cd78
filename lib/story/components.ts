import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx'
import { lineOf, type Tell } from './source'

/** The components that a story may hold, with their attributes; true: required. */
export const COMPONENTS = {
  Chapter: { id: true, title: true, view: true },
  Figure: { src: true, alt: true, credit: true, caption: false },
  Narration: { src: true, captions: true },
  Chart: { kind: true, subject: false, caption: false },
  BeforeAfter: { place: true, caption: false },
} as const
export type ComponentName = keyof typeof COMPONENTS

/** Values of a component's attributes as they are written, each with its line. */
export interface Attributes { text(name: string): string | undefined; line(name: string): number }

export const isComponent = (name: string | null): name is ComponentName => name !== null && Object.hasOwn(COMPONENTS, name)

/** Attributes of a component, held against what it may have; null when one that it needs is missing, and told of. */
export function readAttributes(element: MdxJsxFlowElement | MdxJsxTextElement, name: ComponentName, chapter: string, tell: Tell): Attributes | null {
  const known: Record<string, boolean> = COMPONENTS[name]
  const found = new Map<string, { text: string; line: number }>()
  let sound = true
  const wrong = (line: number, field: string, message: string) => {
    sound = false
    tell(line, chapter, field, message)
  }
  for (const attribute of element.attributes) {
    const line = lineOf(attribute as { position?: { start: { line: number } } })
    if (attribute.type === 'mdxJsxExpressionAttribute') wrong(line, name, `holds an expression {${attribute.value}}; expected attributes with literal values, as alt="…"`)
    else if (!Object.hasOwn(known, attribute.name)) wrong(line, `${name} ${attribute.name}`, `is not an attribute of ${name}; expected one of ${Object.keys(known).join(', ')}`)
    else if (found.has(attribute.name)) wrong(line, `${name} ${attribute.name}`, 'stands twice; expected it once')
    else {
      const text = literal(attribute.value)
      if (text === null) wrong(line, `${name} ${attribute.name}`, 'is an expression; expected a literal value in quotes: a story is read, not run')
      else found.set(attribute.name, { text: text.trim(), line })
    }
  }
  for (const [attribute, required] of Object.entries(known)) {
    if (required && !found.get(attribute)?.text && !element.attributes.some(a => a.type === 'mdxJsxAttribute' && a.name === attribute && literal(a.value) === null)) {
      wrong(found.get(attribute)?.line ?? lineOf(element), `${name} ${attribute}`, `is ${found.has(attribute) ? 'empty' : 'missing'}; expected ${WANTED[attribute] ?? 'a text'}`)
    }
  }
  return sound ? { text: attribute => found.get(attribute)?.text || undefined, line: attribute => found.get(attribute)?.line ?? lineOf(element) } : null
}

/** What is asked for where it is missing. */
const WANTED: Record<string, string> = {
  alt: 'what the picture shows, for those who do not see it', credit: 'who made it', captions: 'a WebVTT file whose cues are the sentences of the chapter',
  id: 'a slug, as "offensive"', view: 'a view as the atlas writes it into its address, as "from=2020-01-01&to=2020-03-31&at=35.9,36.6,8"',
}

/** A value in quotes, or a number in braces; null: code. */
function literal(value: MdxJsxFlowElement['attributes'][number]['value']): string | null {
  if (typeof value === 'string') return value
  const number = value && /^\s*(-?\d+(?:\.\d+)?)\s*$/.exec(value.value)
  return number ? number[1] : null
}
