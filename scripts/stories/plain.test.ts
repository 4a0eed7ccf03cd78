import { describe, expect, it } from 'vitest'
import { countWords, plainChapters, sentencesOf } from './plain'

const MDX = `---
title: A story
---

<Chapter id="one" title="The first" view="from=2017-06-06&at=35,39,9">

On [6 June](https://example.org/a_(b)) it *began*. It ended
on “the 17th”. Nobody said why.

<Figure src="a.svg" alt="Not read." credit="x" />

- [Five](/incidents/x) people.

</Chapter>

<Chapter id="two" title="The second" view="">

### A heading

</Chapter>
`

describe('plain text of a story', () => {
  it('keeps the words of links and emphasis and leaves components out', () => {
    expect(plainChapters(MDX)).toEqual([
      { id: 'one', title: 'The first', view: 'from=2017-06-06&at=35,39,9', paragraphs: ['On 6 June it began. It ended on “the 17th”. Nobody said why.', 'Five people.'] },
      { id: 'two', title: 'The second', view: '', paragraphs: ['A heading'] },
    ])
  })

  it('ends a sentence after its closing quote', () => {
    expect(sentencesOf('It stops at “at least”. For 14 of the 37, 1.5 km off, no toll is known: none. Why?', 'en')).toEqual(['It stops at “at least”.', 'For 14 of the 37, 1.5 km off, no toll is known: none.', 'Why?'])
    expect(sentencesOf('لن نذكر اسمها هنا. هل يرد؟ لا.', 'ar')).toEqual(['لن نذكر اسمها هنا.', 'هل يرد؟', 'لا.'])
  })

  it('counts words, not dashes', () => {
    expect(countWords('419–554 killed – in Dar’iya')).toBe(4)
  })
})
