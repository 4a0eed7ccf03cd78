import { describe, expect, it } from 'vitest'
import { planFolder } from './build'
import { DatasetRefused, faultText } from './faults'
import { compiled, incident, manifest, snapshot, write } from './fixtures/atlas'
import { story, writeStories } from './fixtures/story'

// Stories and subjects of claims that lead to what a rule keeps back. Nothing in it happened.

const reason = { en: 'r', ar: 'r' }
const ruled = (...rules: object[]) => ({ ...manifest, redaction: { salt: 'salt-of-a-test-salt', rules: rules.map((rule, i) => ({ name: `r${i}`, reason, ...rule })) } })
const item = (id: string, more: object = {}) => ({ id, kind: 'witness', source: { title: 'A report', publisher: 'A monitor' }, incidents: [{ id: 'two', supports: ['happened'] }], ...more })
const statement = { id: 'st-one', date: '2020-04-01', title_en: 'A statement', publisher_en: 'A body', incidents: [], context_incidents: [] }
const atlas = { features: [incident('one'), incident('two', { target: ['home'] })], statements: [statement], evidence: [item('ev-open'), item('ev-closed', { published: false, withheld_reason: 'consent' }), item('ev-rule')] }
const both = (text: string) => ({ 'x.en.mdx': text, 'x.ar.mdx': text })
const at = (url: string) => story({ body: `A [link](${url}).` })
const RULES = {
  'no rule': [],
  record: [{ records: { ids: ['one'] }, omit: true }],
  'a class': [{ records: { facets: { target: ['school'] } }, withhold: ['id'] }],
  statement: [{ statements: { ids: ['st-one'] }, omit: true }],
  item: [{ evidence: { ids: ['ev-rule'] }, withheld_reason: 'consent' }],
  'an item that is left out': [{ evidence: { ids: ['ev-rule'] }, omit: true }],
  'people alone': [{ records: { ids: ['one'] }, people: {}, omit: true }],
} as const

const VIEW = story({ view: 'from=2020-01-01&to=2020-06-30&statement=st-one', body: 'A text.' })
const KEPT_BACK: [string, keyof typeof RULES, string][] = [
  ['a record', 'record', at('/incidents/one')],
  ['a record of a class', 'a class', at('/incidents/one')],
  ['a record in a language', 'record', at('/ar/incidents/one')],
  ['a record elsewhere', 'record', at('https://atlas.example/incidents/one')],
  ['a statement', 'statement', at('/statements/st-one')],
  ['a statement as a filter', 'statement', VIEW],
  ['a statement as a filter of a link', 'statement', at('/?statement=st-one')],
  ['an item', 'item', at('/evidence/ev-rule')],
  ['an item on its record', 'item', at('/incidents/two#evidence-ev-rule')],
  ['an item that is left out', 'an item that is left out', at('/evidence/ev-rule')],
  ['a withheld item', 'no rule', at('/evidence/ev-closed')],
]
const OPEN: [string, keyof typeof RULES, string][] = [
  ['another record', 'record', at('/incidents/two')],
  ['a record that names somebody who is left out', 'people alone', at('/incidents/one')],
  ['another item', 'item', at('/evidence/ev-open')],
  ['that item on its record', 'item', at('/incidents/two#evidence-ev-open')],
  ['a page like one of evidence elsewhere', 'item', at('https://example.org/evidence/ev-other')],
]

const faultsOf = (rule: keyof typeof RULES, text: string) => planFolder(writeStories(both(text), { ...atlas, manifest: ruled(...RULES[rule]) })).then(() => [], (error: unknown) => {
  if (!(error instanceof DatasetRefused)) throw error
  return error.faults.map(faultText)
})

describe('a story of today', () => {
  it.each(KEPT_BACK)('is refused when it leads to %s that is kept back, with file and line', async (_, rule, text) => {
    const faults = await faultsOf(rule, text)
    expect(faults).toHaveLength(2)
    for (const fault of faults) expect(fault).toMatch(/^stories\/x\.(en|ar)\.mdx:[79]: start: (link|Chapter view): /)
  })
  it.each(OPEN)('may lead to %s', async (_, rule, text) => expect(await faultsOf(rule, text)).toEqual([]))
})

describe('a story of an earlier edition', () => {
  const released = async (rule: keyof typeof RULES, text: string) => {
    const dir = writeStories({ ...both(text), 'other.en.mdx': at('/incidents/two'), 'other.ar.mdx': at('/incidents/two') }, atlas)
    snapshot(dir, 1)
    // Today it is told otherwise, and there are rules.
    for (const [name, content] of Object.entries(both(at('/incidents/two')))) write(dir, `stories/${name}`, content)
    write(dir, 'atlas.json', ruled(...RULES[rule]))
    const { released: [first], current } = await planFolder(dir)
    return [(await compiled(first)).rest.stories.map(s => s.slug), (await compiled(current)).rest.stories.map(s => s.slug)]
  }
  // What was withheld then was refused then.
  it.each(KEPT_BACK.filter(([, rule]) => rule !== 'no rule'))('is left out when it leads to %s that is kept back today', async (_, rule, text) => {
    expect(await released(rule, text)).toEqual([['other'], ['other', 'x']])
  })
  it.each(OPEN)('stays when it leads to %s', async (_, rule, text) => expect(await released(rule, text)).toEqual([['other', 'x'], ['other', 'x']]))
})

describe('a subject of claims', () => {
  const claim = { by_en: 'A body', stance: 'found', min: 1, said: '2020-05-01', sources: [{ title: 'A report', publisher: 'A body' }] }
  const claims = ['one', 'two'].map(incident => ({ id: `of-${incident}`, title_en: 'A matter', counts_en: 'Counted', from: '2020-01-01', to: '2020-02-01', incident, claims: [claim, claim] }))
  it.each<[keyof typeof RULES, string[]]>([['record', ['two']], ['a class', ['two']], ['people alone', ['one', 'two']], ['no rule', ['one', 'two']]])('is kept back with its record (%s)', async (rule, expected) => {
    const dir = writeStories({}, { ...atlas, claims })
    snapshot(dir, 1)
    write(dir, 'atlas.json', ruled(...RULES[rule]))
    const { released: [first], current } = await planFolder(dir)
    for (const planned of [first, current]) expect((await compiled(planned)).rest.claims.subjects.map(s => s.incident)).toEqual(expected)
  })
  it.each([['a chart', story({ body: 'A text.\n\n<Chart kind="claims" subject="of-one" />' })], ['a layer', story({ view: 'claims=of-one', body: 'A text.' })]])('is shown by no story then (%s): refused today, left out of an earlier edition', async (_, text) => {
    const dir = writeStories(both(text), { ...atlas, claims })
    snapshot(dir, 1)
    expect((await compiled((await planFolder(dir)).current)).rest.stories).toHaveLength(1)
    write(dir, 'atlas.json', ruled(...RULES.record))
    await expect(planFolder(dir)).rejects.toThrow(/of-one/)
    for (const [name, content] of Object.entries(both(at('/incidents/two')))) write(dir, `stories/${name}`, content)
    const { released: [first], current } = await planFolder(dir)
    expect([(await compiled(first)).rest.stories.length, (await compiled(current)).rest.stories.length]).toEqual([0, 1])
  })
})
