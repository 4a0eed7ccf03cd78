import { describe, expect, it } from 'vitest'
import { storySchema } from '../model/story'
import { planFolder } from './build'
import { DatasetRefused, faultText } from './faults'
import { incident, manifest } from './fixtures/atlas'
import { story, SVG, VTT, writeStories } from './fixtures/story'

const refused = (files: Record<string, string | Uint8Array>): Promise<string[]> => planFolder(writeStories(files)).then(() => [], (error: unknown) => {
  if (!(error instanceof DatasetRefused)) throw error
  return error.faults.map(faultText)
})
/** What is wrong with one English text whose chapter begins on line 7 and whose body on line 9. */
const wrong = (text: string, files: Record<string, string | Uint8Array> = {}) => refused({ 'x.en.mdx': text, 'x.ar.mdx': text, ...files }).then(faults => faults.filter(f => !f.startsWith('stories/x.ar')))
const media = { 'x/a.svg': SVG, 'x/a.mp3': 'ID3', 'x/a.vtt': VTT }

describe('a story is checked like data', () => {
  it('passes with everything that it may hold, and compiles to what the schema says', async () => {
    const body = `First this happened. Then it was *told*
to [a record](/incidents/one) and [others](https://example.org/report).

### Within

- one
- **two**

> said

{/* a note */}

<Figure src="x/a.svg" alt="A bar" credit="The makers" caption="Seen from above" />

<Narration src="x/a.mp3" captions="x/a.vtt" />

<Chart kind="months" />
`.replace('*told*\n', '*told*.\nAnd passed on ')
    const plan = await planFolder(writeStories({ 'x.en.mdx': story({ body, front: 'cover: x/a.svg\ncover_alt: A bar\n' }), 'x.ar.mdx': story({ title: 'البداية', front: 'cover: x/a.svg\ncover_alt: شريط\n' }), ...media }))
    const { stories, files } = plan.current.compile().finish()
    expect(stories.map(s => storySchema.parse(s))).toEqual(stories.map(s => JSON.parse(JSON.stringify(s)) as object))
    expect(stories[0]).toMatchObject({ slug: 'x', date: '2020-12-01', incidents: ['one'], texts: { en: { cover: { width: 40, height: 20 } } } })
    expect(stories[0].texts.en.chapters[0].blocks.map(b => b.kind)).toEqual(['paragraph', 'heading', 'list', 'quote', 'figure', 'narration', 'chart'])
    expect(JSON.stringify(stories)).not.toContain('a note')
    expect(files.map(f => f.type).sort()).toEqual(['audio/mpeg', 'image/svg+xml; charset=utf-8', 'text/vtt; charset=utf-8'])
  })

  it('marks the sentences of the narration in the text, through emphasis', async () => {
    const text = story({ body: 'First this happened. Then it was *told*.\n\n<Narration src="x/a.mp3" captions="x/a.vtt" />' })
    const plan = await planFolder(writeStories({ 'x.en.mdx': text, 'x.ar.mdx': story(), ...media }))
    const [paragraph] = plan.current.compile().finish().stories[0].texts.en.chapters[0].blocks
    expect(paragraph).toEqual({ kind: 'paragraph', children: [{ kind: 'text', text: 'First this happened.', cue: 0 }, { kind: 'text', text: ' ' }, { kind: 'text', text: 'Then it was ', cue: 1 }, { kind: 'emphasis', children: [{ kind: 'text', text: 'told', cue: 1 }] }, { kind: 'text', text: '.', cue: 1 }] })
  })

  it.each([
    ['an unknown incident', story({ body: 'Before.\n\nA [link](/incidents/none).' }), 'stories/x.en.mdx:11: start: link: /incidents/none leads to nothing'],
    ['an unknown statement', story({ body: 'A [link](/statements/none).' }), 'stories/x.en.mdx:9: start: link: /statements/none leads to nothing'],
    ['a link that is none', story({ body: 'A [link](nowhere).' }), 'stories/x.en.mdx:9: start: link: nowhere is not understood'],
    ['a script as a link', story({ body: 'A [link](javascript:alert).' }), 'stories/x.en.mdx:9: start: link: javascript:alert is not understood'],
    ['a figure without alt', story({ body: 'Text.\n\n<Figure src="x/a.svg" credit="x" />' }), 'stories/x.en.mdx:11: start: Figure alt: is missing'],
    ['an empty alt', story({ body: 'Text.\n\n<Figure src="x/a.svg"\n  alt="" credit="x" />' }), 'stories/x.en.mdx:12: start: Figure alt: is empty'],
    ['a figure without credit', story({ body: 'Text.\n\n<Figure src="x/a.svg" alt="x" />' }), 'stories/x.en.mdx:11: start: Figure credit: is missing'],
    ['narration without captions', story({ body: 'Text.\n\n<Narration src="x/a.mp3" />' }), 'stories/x.en.mdx:11: start: Narration captions: is missing'],
    ['a sentence that the text does not have', story({ body: 'First this happened. Then not.\n\n<Narration src="x/a.mp3" captions="x/a.vtt" />' }), 'stories/x/a.vtt:6: -: -: "Then it was told." does not occur in chapter "start"'],
    ['a camera off the map', story({ view: 'at=45,21,6' }), 'stories/x.en.mdx:7: start: Chapter view: puts the camera at 45, 21, off the map'],
    ['an unknown filter', story({ view: 'color=red' }), 'stories/x.en.mdx:7: start: Chapter view: holds "color", which is no filter'],
    ['an unknown code', story({ view: 'target=castle' }), 'stories/x.en.mdx:7: start: Chapter view: target=castle is not understood; expected codes of target: school, home'],
    ['an unknown code beside a known one', story({ view: 'target=school,castle' }), 'target=school,castle is not understood'],
    ['an impossible day', story({ view: 'from=2020-02-31' }), 'from=2020-02-31 is not understood'],
    ['days the wrong way round', story({ view: 'from=2020-02-02&to=2020-02-01' }), 'goes from 2020-02-02 to 2020-02-01'],
    ['an unknown statement in the view', story({ view: 'statement=none' }), 'statement=none is not a statement'],
    ['a project that there is not in the view', story({ view: 'dating=none' }), 'dating=none is no published project of dating'],
    ['claims of nothing in the view', story({ view: 'claims=none' }), 'claims=none is not a subject of claims.json'],
    ['an axis the wrong way round', story({ view: 'span=2020-02-02/2020-02-01' }), 'span=2020-02-02/2020-02-01 is not understood; expected two days, the earlier first, as 2017-06-01/2019-04-30'],
    ['a facet of colours that there is not', story({ view: 'by=none' }), 'by=none is no facet'],
    ['a missing file', story({ body: 'Text.\n\n<Figure src="x/none.svg" alt="x" credit="x" />' }), 'stories/x.en.mdx:11: start: Figure src: names x/none.svg, which is not in stories/'],
    ['a path out of the folder', story({ body: 'Text.\n\n<Figure src="../atlas.json" alt="x" credit="x" />' }), 'Figure src: names ../atlas.json, which is not in stories/'],
    ['a file of another kind', story({ body: 'Text.\n\n<Figure src="x/a.mp3" alt="x" credit="x" />' }), 'Figure src: is x/a.mp3; expected a file of the kind .svg'],
    ['a component that there is not', story({ body: 'Text.\n\n<Map />' }), 'stories/x.en.mdx:11: start: Map: <Map> is not a component'],
    ['HTML', story({ body: 'Text <b>bold</b>.' }), 'stories/x.en.mdx:9: start: b: <b> is not a component'],
    ['an expression', story({ body: 'Text {process.exit(1)}.' }), 'stories/x.en.mdx:9: start: -: holds an expression {process.exit(1)}'],
    ['an expression that begins as a comment', story({ body: 'Text.\n\n{/* x */ run() /* y */}' }), 'stories/x.en.mdx:11: start: -: holds an expression'],
    ['an expression as a value', story({ body: 'Text.\n\n<Figure src={run()} alt="x" credit="x" />' }), 'stories/x.en.mdx:11: start: Figure src: is an expression'],
    ['attributes spread', story({ body: 'Text.\n\n<Chart {...all} kind="months" />' }), 'stories/x.en.mdx:11: start: Chart: holds an expression'],
    ['an import', story({ body: "import x from 'y'\n\nText." }), 'stories/x.en.mdx:9: start: -: begins with "import"'],
    ['an export above the chapters', `${story()}\nexport const x = 1\n`, 'stories/x.en.mdx:13: -: -: begins with "export"'],
    ['a chart that there is not', story({ body: 'Text.\n\n<Chart kind="pie" />' }), 'Chart kind: "pie" is no chart; expected one of months, targets, claims'],
    ['a subject that there is not', story({ body: 'Text.\n\n<Chart kind="claims"\n  subject="none" />' }), 'stories/x.en.mdx:12: start: Chart subject: "none" is no subject of claims.json; expected the id of one'],
    ['claims without a subject', story({ body: 'Text.\n\n<Chart kind="claims" />' }), 'stories/x.en.mdx:11: start: Chart subject: is missing'],
    ['a place without scenes', story({ body: 'Text.\n\n<BeforeAfter place="none" />' }), 'stories/x.en.mdx:11: start: BeforeAfter place: "none" is no place of scenes.json; expected the id of one'],
    ['text outside of a chapter', `${story()}\nMore.\n`, 'stories/x.en.mdx:13: -: -: stands outside of a chapter'],
    ['a chapter without text', story({ body: '<Chart kind="months" />' }), 'stories/x.en.mdx:7: start: Chapter: has no paragraph'],
    ['a tag that is not closed', story().replace('</Chapter>', ''), 'is not MDX'],
    ['no front matter', story().replace(/---[^]*---\n/, ''), 'stories/x.en.mdx:1: -: -: has no front matter'],
    ['a day that is none', story().replace('2020-12-01', '2020-13-01'), 'stories/x.en.mdx:4: -: date: no such day in the calendar'],
    ['a title that is missing', story().replace('title: A story\n', ''), 'stories/x.en.mdx:1: -: title: is missing'],
    ['a field that there is not', story({ front: 'author: Someone\n' }), 'author'],
    ['a picture in Markdown', story({ body: 'Text ![x](x/a.svg).' }), 'image: is written as ![…](…)'],
    ['a chapter twice', story() + story().split('---\n').at(-1), 'stories/x.en.mdx:13: start: Chapter id: stands twice'],
  ])('%s', async (_, text, sentence) => {
    expect((await wrong(text, media)).join('\n')).toContain(sentence)
  })

  it('a drawing that runs or loads something, by its line', async () => {
    const text = story({ body: 'Text.\n\n<Figure src="x/b.svg" alt="x" credit="x" />' })
    const faults = (svg: string) => wrong(text, { 'x/b.svg': svg }).then(all => all.join('\n'))
    const drawing = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\n${inside}\n</svg>`
    expect(await faults(drawing('<script>1</script>'))).toContain('stories/x/b.svg:2: -: -: holds <script>')
    expect(await faults(drawing('<rect onclick="x()"/>'))).toContain('stories/x/b.svg:2: -: -: has onclick on <rect>')
    expect(await faults(drawing('<image href="https://example.org/a.png"/>'))).toContain('refers to https://example.org/a.png')
    expect(await faults(drawing('<rect fill="url(https://example.org/#a)"/>'))).toContain('refers to something outside in fill')
    expect(await faults(drawing('<style>@import "x.css";</style>'))).toContain('loads something in its styles')
    expect(await faults(drawing('<foreignObject/>'))).toContain('holds <foreignObject>')
    expect(await faults('<svg')).toContain('is not well-formed XML')
    expect(await faults(drawing('<defs><path id="a"/></defs><use href="#a"/>'))).toBe('')
  })

  it('files that are too large or no picture', async () => {
    const text = story({ body: 'Text.\n\n<Figure src="x/b.png" alt="x" credit="x" />' })
    expect(await wrong(text, { 'x/b.png': new Uint8Array(3_000_001) })).toEqual(['stories/x.en.mdx:11: start: Figure src: names x/b.png of 3.0 MB; expected at most 3 MB'])
    expect((await wrong(text, { 'x/b.png': 'not a picture' })).join()).toContain('stories/x/b.png:1: -: -: is no PNG with a width and a height')
  })

  it('languages whose chapters differ', async () => {
    const files = (ar: string) => refused({ 'x.en.mdx': story(), 'x.ar.mdx': ar })
    expect(await files(story({ id: 'other' }))).toEqual(['stories/x.ar.mdx:7: other: Chapter id: is chapter 1 here; expected "start", as in x.en.mdx'])
    expect(await files(story({ view: 'from=2020-01-02&to=2020-06-30&at=45,15,6' }))).toEqual(['stories/x.ar.mdx:7: start: Chapter view: is another than in x.en.mdx (line 7); expected the same'])
    expect(await files(story().replace('2020-12-01', '2020-12-02'))).toEqual(['stories/x.ar.mdx:1: -: date: is 2020-12-02; expected 2020-12-01, as in x.en.mdx'])
  })

  it('names of files, and languages that the atlas does not have', async () => {
    expect(await refused({ 'Story.mdx': story() })).toEqual(['stories/Story.mdx:1: -: -: is named otherwise than a story; expected SLUG.LANGUAGE.mdx, as raqqa-2017.en.mdx'])
    expect(await refused({ 'x.fr.mdx': story() })).toEqual(['stories/x.fr.mdx:1: -: -: is in "fr"; expected a language of atlas.json: en, ar'])
  })

  it('warns of a language that is missing and of a file that nothing shows', async () => {
    const { warnings } = await planFolder(writeStories({ 'x.en.mdx': story(), 'x/a.svg': SVG, 'x/_draft.svg': SVG }))
    expect(warnings.map(faultText).filter(w => w.startsWith('stories/'))).toEqual([
      'stories/x.en.mdx: -: -: has no text in "ar" (x.ar.mdx); its page shows this one there, and says so',
      'stories/x/a.svg: -: -: is used by no story; it stays in the folder and is not published',
    ])
  })
})

describe('stories are part of an edition', () => {
  it('another text or another picture is another edition', async () => {
    const key = async (files: Record<string, string>) => (await planFolder(writeStories(files, { manifest, features: [incident('one')] }))).current.head.hash
    const text = story({ body: 'Text.\n\n<Figure src="x/a.svg" alt="x" credit="x" />' })
    const keys = [await key({}), await key({ 'x.en.mdx': text, 'x/a.svg': SVG }), await key({ 'x.en.mdx': text, 'x/a.svg': SVG.replace('40', '41') }), await key({ 'x.en.mdx': text.replace('Text.', 'Words.'), 'x/a.svg': SVG })]
    expect(new Set(keys).size).toBe(4)
    expect(await key({ 'x.en.mdx': text, 'x/a.svg': SVG })).toBe(keys[1])
  })
})
