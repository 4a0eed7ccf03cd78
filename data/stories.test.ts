import { existsSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sharedEvidenceSchema } from '@/lib/model/evidence'
import { codesOf, groupingOf } from '@/lib/model/facets'
import { incidentSchema } from '@/lib/model/incident'
import { manifestSchema } from '@/lib/model/manifest'
import { byIncident } from '@/lib/publish/evidence'
import { misread, readView } from '@/lib/search-params'
import { compileRows, sliceOf, type Placed } from '@/lib/slice/compile'
import { createEngine } from '@/lib/slice/engine'
import type { TollLine } from '@/lib/slice/types'
import { resolveWindow } from '@/lib/view-window'
import { cuesOf } from '@/scripts/stories/captions'
import { countWords, plainChapters } from '@/scripts/stories/plain'

// What must be true of the shipped stories: their figures are the atlas' own, their links lead somewhere, their words are ours.

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const read = (relative: string): string => readFileSync(here(relative), 'utf8')
const SLUGS = ['raqqa-2017', 'idlib-2020', 'al-hol']
const LANGUAGES = ['en', 'ar'] as const
type Language = (typeof LANGUAGES)[number]
const stories = SLUGS.flatMap(slug => LANGUAGES.map(language => {
  const mdx = read(`./stories/${slug}.${language}.mdx`)
  return { name: `${slug}.${language}`, slug, language, mdx, chapters: plainChapters(mdx) }
}))
type Story = (typeof stories)[number]
const storyOf = (slug: string, language: Language): Story => stories.find(s => s.slug === slug && s.language === language) as Story

const manifest = manifestSchema.parse(JSON.parse(read('./atlas.json')))
const features = (JSON.parse(read('./incidents.geojson')) as { features: { geometry: { coordinates: [number, number] } | null; properties: unknown }[] }).features
const items = (JSON.parse(read('./evidence.json')) as { evidence: unknown[] }).evidence.map(e => sharedEvidenceSchema.parse(e))
const evidence = byIncident(items)
const placed: Placed[] = features.map(f => {
  const properties = incidentSchema.parse(f.properties)
  return { properties: { ...properties, evidence: evidence.get(properties.id) ?? [] }, lon: f.geometry?.coordinates[0], lat: f.geometry?.coordinates[1] }
})
const engine = createEngine(sliceOf(compileRows(placed, manifest), manifest, { key: '1', hash: 'story' }))
const ids = {
  incidents: new Set(placed.map(p => p.properties.id)),
  statements: new Set((JSON.parse(read('./statements.json')) as { statements: { id: string }[] }).statements.map(s => s.id)),
  evidence: new Set(items.map(e => e.id)),
}

/** What the atlas shows for an address' view. */
function shown(query: string): TollLine & { situations: string[] } {
  const view = readView(new URLSearchParams(query), manifest)
  const facet = manifest.facets[0]
  const frame = engine.frame({ window: { ...resolveWindow(view, manifest, { first: 0, last: 30_000 }), match: view.match }, facets: view.facets, area: view.area, by: groupingOf(facet), viewport: null, histogram: null, overview: null })
  return { ...frame.totals, situations: [...frame.situations] }
}

const linksOf = (mdx: string): { text: string; to: string }[] => [...mdx.matchAll(/\[([^\]]*)\]\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, text, to]) => ({ text, to }))
/** The text of one chapter as it stands in the file. */
const sourceOf = (story: Story, id: string): string => new RegExp(`<Chapter id="${id}"[\\s\\S]*?</Chapter>`).exec(story.mdx)?.[0] ?? ''
const attributes = (mdx: string, name: string): string[] => [...mdx.matchAll(new RegExp(`\\b${name}="([^"]*)"`, 'g'))].map(m => m[1])

const WORDS: Record<Language, Record<string, number>> = {
  en: { four: 4, six: 6, eight: 8, eleven: 11, 'twenty-five': 25 },
  ar: { أربعة: 4, ست: 6, ثماني: 8, الثمانية: 8, 'أحد عشر': 11 },
}
/** The number that a link's text states: the first in digits, else the first written out. */
function stated(text: string, language: Language): number | undefined {
  const digits = /\d[\d,]*/.exec(text)?.[0]
  if (digits) return Number(digits.replaceAll(',', ''))
  return WORDS[language][Object.keys(WORDS[language]).find(word => text.toLowerCase().includes(word)) ?? '']
}

/** Chapters that give the toll of their own view, and which. */
const TOLLS: [slug: string, chapter: string, ...('killed' | 'injured')[]][] = [
  ['raqqa-2017', 'four-months', 'killed', 'injured'], ['raqqa-2017', 'june-and-july', 'killed', 'injured'], ['raqqa-2017', 'one-family', 'killed'],
  ['raqqa-2017', 'harat-al-badu', 'killed', 'injured'], ['raqqa-2017', 'admitted', 'killed'],
  ['idlib-2020', 'a-winter', 'killed', 'injured'], ['idlib-2020', 'schools', 'killed'], ['idlib-2020', 'hospitals', 'injured'],
  ['idlib-2020', 'ten-schools', 'killed', 'injured'], ['idlib-2020', 'what-remains', 'killed'], ['al-hol', 'baghouz', 'killed'],
]

describe('the stories say what the atlas shows', () => {
  it.each(TOLLS)('%s, %s: the toll of its view', (slug, id, ...figures) => {
    const { view } = storyOf(slug, 'en').chapters.find(c => c.id === id) ?? { view: '' }
    for (const figure of figures) {
      const { min, max, open } = shown(view)[figure]
      const text = (language: Language): string => storyOf(slug, language).chapters.find(c => c.id === id)?.paragraphs.join(' ') ?? ''
      expect(text('en')).toContain(`${min}–${max}${open ? '+' : ''}`)
      expect(text('ar')).toMatch(new RegExp(`\\b${min}\\b.{0,20}\\b${max}\\b`))
    }
  })

  it.each(stories.map(s => [s.name, s] as const))('%s: every view that it links to holds as many incidents as the link says', (_, story) => {
    const views = linksOf(story.mdx).filter(l => l.to.startsWith('/?'))
    expect(views.length).toBeGreaterThan(1)
    for (const { text, to } of views) {
      const query = to.slice(2)
      expect(misread(new URLSearchParams(query), manifest), to).toBeNull()
      const n = stated(text, story.language)
      // A link without a number says when, not how many.
      if (n !== undefined && !/October 2020|تشرين الأول 2020/.test(text)) expect(n, `${text} → ${to}`).toBe(shown(query).incidents)
    }
  })

  it('has the counts that are given in words', () => {
    const winter = shown('from=2019-12-01&to=2020-03-31&target=medical,education')
    expect(winter.unknown).toBe(14)
    expect(placed.filter(p => p.lon === undefined && p.properties.date_start !== undefined && p.properties.date_start >= '2019-12-01' && p.properties.date_start < '2020-04' && codesOf(p.properties, { property: 'target', codes: [] }).some(t => /medical|education/.test(t)))).toHaveLength(2)
    expect(['confirmed', 'fair', 'weak'].map(grade => shown(`from=2017-06-06&to=2017-10-17&actor=us_led_coalition&grading=${grade}`).incidents)).toEqual([12, 34, 2])
    const assessed = placed.map(p => p.properties).filter(p => p.admissions.length)
    const accepted = assessed.filter(p => p.admissions.at(-1)?.assessment === 'credible')
    expect([accepted.length, accepted.reduce((n, p) => n + (p.killed_min ?? 0), 0), accepted.reduce((n, p) => n + (p.killed_max ?? 0), 0)]).toEqual([12, 102, 151])
    expect(['non_credible', 'open_incident', 'not_yet_assessed'].map(a => assessed.filter(p => p.admissions.at(-1)?.assessment === a).length)).toEqual([26, 7, 4])
    expect(shown('from=2020-02-04&to=2020-02-17&target=medical').killed).toEqual({ min: 1, max: 1, open: false })
    expect(evidence.get('idl-2020-01-29-ariha-shami')).toHaveLength(11)
    expect(evidence.get('idl-2020-01-29-ariha-shami')?.filter(e => !e.supports.length && !e.contradicts.length)).toHaveLength(4)
    expect(placed.filter(p => p.properties.kind === 'incident' && p.properties.statements.includes('stmt-2020-05-10'))).toHaveLength(11)
    for (const { view, id } of storyOf('al-hol', 'en').chapters) if (id !== 'baghouz') {
      expect(shown(view).incidents, id).toBe(0)
      expect(shown(view).situations.length, id).toBeGreaterThan(0)
    }
  })
})

describe.each(stories.map(s => [s.name, s] as const))('%s', (_, story) => {
  it('has 600 to 1,200 words in five to seven chapters, the same in both languages', () => {
    const words = countWords(story.chapters.flatMap(c => c.paragraphs).join(' '))
    expect(words).toBeGreaterThanOrEqual(600)
    expect(words).toBeLessThanOrEqual(1200)
    expect(story.chapters.length).toBeGreaterThanOrEqual(5)
    expect(story.chapters.length).toBeLessThanOrEqual(7)
    expect(story.chapters.map(c => [c.id, c.view])).toEqual(storyOf(story.slug, 'en').chapters.map(c => [c.id, c.view]))
  })

  it('opens views that the atlas understands, on the map', () => {
    const [west, south, east, north] = manifest.extent
    for (const { id, view } of story.chapters) {
      expect(misread(new URLSearchParams(view), manifest), id).toBeNull()
      const names = [...new URLSearchParams(view).keys()]
      expect(names.filter(name => !['from', 'to', 'area', 'at', 'by', 'grading', 'claims', 'span', ...manifest.facets.map(f => f.property)].includes(name)), id).toEqual([])
      const { at } = readView(new URLSearchParams(view), manifest)
      expect(at && at.lon > west && at.lon < east && at.lat > south && at.lat < north, id).toBe(true)
    }
  })

  it('links every figure, and to records and statements that exist', () => {
    for (const { to, text } of linksOf(story.mdx)) {
      const [, kind, id] = /^\/(incidents|statements|evidence)\/([a-z0-9-]+)$/.exec(to) ?? []
      if (kind) expect(ids[kind as keyof typeof ids].has(id), `${text} → ${to}`).toBe(true)
      else expect(to, text).toMatch(/^(https?:\/\/|\/\?)/)
    }
    for (const { id } of story.chapters) {
      const paragraphs = sourceOf(story, id).replace(/<[A-Z/][^>]*>/g, '').split(/\n\s*\n/)
      expect(paragraphs.filter(p => /\d/.test(p) && !p.includes('](')), id).toEqual([])
    }
  })

  it('shows drawings of its own, described, without anything from elsewhere', () => {
    const figures = [...story.mdx.matchAll(/<Figure [^>]*>/g)].map(m => m[0])
    expect(figures.length).toBeGreaterThanOrEqual(2)
    for (const figure of figures) {
      for (const name of ['alt', 'credit', 'caption']) expect(attributes(figure, name)[0]?.length, name).toBeGreaterThan(5)
      const svg = read(`./stories/${attributes(figure, 'src')[0]}`)
      expect(attributes(figure, 'src')[0]).toMatch(new RegExp(`^${story.slug}/[a-z]+\\.${story.language}\\.svg$`))
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|<script|<image|@import|@font-face|\bon[a-z]+=/)
      expect(svg).toContain('prefers-color-scheme:dark')
    }
    expect(existsSync(here(`./stories/${/^cover: (.+)$/m.exec(story.mdx)?.[1]}`))).toBe(true)
  })

  it('keeps to the names and digits of the house', () => {
    const all = story.chapters.flatMap(c => [c.title, ...c.paragraphs]).join(' ')
    expect(all).not.toMatch(/[\u0660-\u0669\u06F0-\u06F9]/)
    if (story.language === 'ar') {
      // A range with a dash would read backwards in Arabic; the text says "between".
      expect(all).not.toMatch(/\d–\d/)
      expect(all).not.toMatch(/يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر/)
      expect(all).not.toMatch(/معلوف|مورايف|نايدو|روفيرا|ديتشنزو|بوتين|أردوغان|هفرين/)
    }
  })
})

describe.each(SLUGS)('%s is read aloud', slug => {
  const story = storyOf(slug, 'en')

  it.each(story.chapters.map(c => [c.id, c] as const))('%s: a recording, and captions that are its sentences in order', (id, chapter) => {
    const tag = /<Narration [^>]*>/.exec(sourceOf(story, id))?.[0] ?? ''
    expect(attributes(tag, 'src')).toEqual([`${slug}/${id}.en.mp3`])
    expect(attributes(tag, 'captions')).toEqual([`${slug}/${id}.en.vtt`])
    const cues = cuesOf(read(`./stories/${slug}/${id}.en.vtt`))
    expect(cues.map(c => c.text).join(' ')).toBe(chapter.paragraphs.join(' '))
    cues.forEach((cue, i) => {
      expect(cue.start, cue.text).toBeGreaterThanOrEqual(cues[i - 1]?.end ?? 0)
      expect(cue.end - cue.start, cue.text).toBeGreaterThan(0.5)
    })
    // Constant 32 kbit/s: the size tells the length.
    const seconds = statSync(here(`./stories/${slug}/${id}.en.mp3`)).size / 4000
    expect(seconds).toBeGreaterThan(cues.at(-1)?.end ?? Infinity)
    expect(seconds).toBeLessThan((cues.at(-1)?.end ?? 0) + 1.5)
  })

  it('says that a synthesiser reads', () => {
    expect(story.mdx).toMatch(/^narration: .*speech synthesiser/m)
  })
})

const factsAt = new URL('../../shared/facts/', import.meta.url)
const hasFacts = existsSync(fileURLToPath(factsAt))
if (!hasFacts) console.warn('stories.test: the folder of facts beside the project is absent; comparison with it is SKIPPED')
const facts = hasFacts ? ['seed-page.txt', 'incidents.csv', 'statements.csv', 'admissions.csv', 'campaigns.md', 'SOURCES.md'].map(name => read(`../../shared/facts/${name}`)) : []

describe.skipIf(!hasFacts)('the stories and the facts', () => {
  it('links to no source that the facts do not give', () => {
    const all = facts.join('\n')
    for (const { name, mdx } of stories) for (const { to } of linksOf(mdx)) if (/^https?:/.test(to)) expect(all.includes(to), `${name}: ${to}`).toBe(true)
  })

  it('takes no run of eight words from them', () => {
    const runsOf8 = (text: string): string[] => {
      const words = text.toLowerCase().replace(/[’']/g, '').match(/[a-z0-9]+/g) ?? []
      return words.map((_, i) => words.slice(i, i + 8)).filter(run => run.length === 8).map(run => run.join(' '))
    }
    const theirs = new Set(facts.flatMap(runsOf8))
    for (const { name, language, mdx, chapters } of stories) if (language === 'en') {
      const ours = [...chapters.flatMap(c => c.paragraphs), ...attributes(mdx, 'caption'), ...attributes(mdx, 'alt')]
      expect(ours.flatMap(runsOf8).filter(run => theirs.has(run)), name).toEqual([])
    }
  })

  it('names no person', () => {
    const people = ['Maalouf', 'Morayef', 'Putin', 'Erdogan', 'Naidoo', 'DiCenzo', 'Rovera', 'Ahmed H', 'Hadid', 'Hashem', 'Khalaf']
    expect(people.filter(person => !facts.join('\n').includes(person))).toEqual([])
    for (const { name, mdx } of stories) expect(people.filter(person => mdx.includes(person)), name).toEqual([])
  })
})
