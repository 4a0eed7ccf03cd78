// The plain text of a story: what is read aloud, and what a caption must be found in.

export interface PlainChapter { id: string; title: string; view: string; /** Text as a reader sees it, without captions; white space folded. */ paragraphs: string[] }

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** Markdown of a paragraph → its words: links keep their text, emphasis and marks of lists, headings and quotes go. */
const wordsOf = (markdown: string): string => markdown
  .replace(/\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
  .replace(/^\s*(?:#{1,6}|>|[-*]|\d+\.)\s+/gm, '')
  .replace(/(\*\*|\*|__|`)(.+?)\1/g, '$2')
  .replace(/\s+/g, ' ').trim()

/** Chapters of a story's MDX, in order. Components stand for themselves in it (`<Figure … />`), one to a paragraph; they are left out. */
export function plainChapters(mdx: string): PlainChapter[] {
  return [...mdx.matchAll(/<Chapter\s([^>]*)>([\s\S]*?)<\/Chapter>/g)].map(([, tag, body]) => ({
    id: attribute(tag, 'id'), title: attribute(tag, 'title'), view: attribute(tag, 'view'),
    paragraphs: body.replace(/<[A-Z][^>]*\/>/g, '').split(/\n\s*\n/).map(wordsOf).filter(Boolean),
  }))
}

/** Sentences of a paragraph; together they are the paragraph. @param language of the rules for where a sentence ends. */
export const sentencesOf = (paragraph: string, language: string): string[] =>
  [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(paragraph)].map(s => s.segment.trim()).filter(Boolean)

/** Words of a text: runs that hold a letter or a digit. */
export const countWords = (text: string): number => text.split(/\s+/).filter(word => /[\p{L}\d]/u.test(word)).length
