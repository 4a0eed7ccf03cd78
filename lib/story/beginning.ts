import type { Manifest } from '../model/manifest'

/** A story as `story new` begins it: sound as it stands, with everything that it may hold said in comments, which are not published. */
export function beginning({ default_view: { from, to, camera } }: Pick<Manifest, 'default_view'>, language: string, date: string, slug: string): string {
  const { title, description, chapter, text } = WORDS[language] ?? WORDS.en
  const view = `from=${from}&to=${to}&at=${camera.lat},${camera.lon},${camera.zoom}`
  return `---
title: ${title}
# One or two sentences: the card of the story, the list and the feed.
description: ${description}
# The day of this text.
date: ${date}
# A picture for the head of the page, in stories/${slug}/, and what it shows:
# cover: ${slug}/cover.svg
# cover_alt: …
# How the narration was made, when there is one:
# narration: …
---

{/* Notes like this one stay in the folder. All that may stand in a story: docs/stories.md. */}

{/*
  view: copy it from the address of the atlas, without the "?". Chapters have the same ids and views in every language.
*/}
<Chapter id="first" title="${chapter}" view="${view}">

${text}

{/*
  A record:   [words](/incidents/ID)          a statement:   [words](/statements/ID)          a source:   [words](https://…)

  <Figure src="${slug}/drawing.svg" alt="What the drawing shows" credit="Who made it" caption="…" />

  <Narration src="${slug}/first.${language}.mp3" captions="${slug}/first.${language}.vtt" />

  <Chart kind="months" caption="…" />
  <Chart kind="targets" caption="…" />
*/}

</Chapter>
`
}

const WORDS: Record<string, { title: string; description: string; chapter: string; text: string }> = {
  en: { title: 'A new story', description: 'What this story tells, in one or two sentences.', chapter: 'The first chapter', text: 'What happened, and how it is known.' },
  ar: { title: 'قصة جديدة', description: 'ما ترويه هذه القصة في جملة أو جملتين.', chapter: 'الفصل الأول', text: 'ما الذي حدث، وكيف عُرف.' },
}
