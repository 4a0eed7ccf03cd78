import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CITE_FORMATS, happenedOf, type Cited, type CiteWords } from '.'
import { escapeTex } from './bibtex'

const words: CiteWords = { edition: 'Edition 2', accessed: date => `Accessed ${date}`, retrieved: (date, url) => `Retrieved ${date}, from ${url}`, kind: 'Incident record' }
const cited: Cited = {
  kind: 'incident', id: 'idl-2020-01-29-ariha', title: 'Strike on Al-Shami hospital, Ariha', atlas: 'Incident Atlas',
  edition: { number: 2, date: '2026-11-01', draft: false }, url: 'https://atlas.example/incidents/idl-2020-01-29-ariha?edition=2', accessed: '2026-11-26',
  language: 'en', happened: { from: '2020-01-29', to: null },
}
const arabic: Cited = { ...cited, title: 'غارة على مشفى الشامي، أريحا', atlas: 'أطلس الحوادث', language: 'ar', url: 'https://atlas.example/ar/incidents/idl-2020-01-29-ariha?edition=2' }
const arabicWords: CiteWords = { edition: 'الإصدار 2', accessed: date => `تاريخ الاطلاع ${date}`, retrieved: (date, url) => `استُرجع بتاريخ ${date} من ${url}`, kind: 'سجل حادثة' }
const { chicago, apa, bibtex, ris, csl } = CITE_FORMATS

describe('styles of text', () => {
  it('Chicago: who, what, which edition of when, when read, where', () => {
    expect(chicago.write(cited, words)).toBe('Incident Atlas. “Strike on Al-Shami hospital, Ariha.” Edition 2, November 1, 2026. Accessed November 26, 2026. https://atlas.example/incidents/idl-2020-01-29-ariha?edition=2.')
    expect(chicago.write({ ...cited, title: 'Who fired?' }, words)).toContain('“Who fired?” Edition 2')
    expect(chicago.write(arabic, arabicWords)).toBe('أطلس الحوادث. «غارة على مشفى الشامي، أريحا». الإصدار 2، 1 تشرين الثاني 2026. تاريخ الاطلاع 26 تشرين الثاني 2026. https://atlas.example/ar/incidents/idl-2020-01-29-ariha?edition=2.')
  })
  it('APA: the date behind the author, the edition behind the title, no stop behind the address', () => {
    expect(apa.write(cited, words)).toBe('Incident Atlas. (2026, November 1). Strike on Al-Shami hospital, Ariha (Edition 2) [Incident record]. Retrieved November 26, 2026, from https://atlas.example/incidents/idl-2020-01-29-ariha?edition=2')
    expect(apa.write(arabic, arabicWords)).toBe('أطلس الحوادث. (1 تشرين الثاني 2026). غارة على مشفى الشامي، أريحا (الإصدار 2) [سجل حادثة]. استُرجع بتاريخ 26 تشرين الثاني 2026 من https://atlas.example/ar/incidents/idl-2020-01-29-ariha?edition=2')
  })
})

describe('BibTeX', () => {
  it('names the edition, the date of the event and of reading', () => {
    expect(bibtex.write(cited, words)).toBe(`@misc{idl-2020-01-29-ariha-e2,
  author = {{Incident Atlas}},
  title = {{Strike on Al-Shami hospital, Ariha}},
  year = {2026},
  month = nov,
  date = {2026-11-01},
  eventdate = {2020-01-29},
  version = {2},
  type = {Incident record},
  note = {Edition 2},
  language = {english},
  url = {https://atlas.example/incidents/idl-2020-01-29-ariha?edition=2},
  urldate = {2026-11-26},
}
`)
    expect(bibtex.write(arabic, arabicWords)).toContain('title = {{غارة على مشفى الشامي، أريحا}}')
  })
  it('escapes what TeX would act upon', () => {
    expect(escapeTex('50% of {A_1} & #2 \\ $x^2 ~')).toBe('50\\% of \\{A\\_1\\} \\& \\#2 \\textbackslash{} \\$x\\textasciicircum{}2 \\textasciitilde{}')
    expect(bibtex.write({ ...cited, url: 'https://a.example/?q={a}&b=%20' }, words)).toContain('url = {https://a.example/?q=%7Ba%7D&b=%20}')
  })
  it('no title opens or closes a field: braces that are not escaped balance', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), title => {
    let [depth, lowest] = [0, 0]
    for (const [sign] of bibtex.write({ ...cited, title }, words).matchAll(/\\[{}]|[{}]/g)) {
      if (sign === '{') depth++
      if (sign === '}') depth--
      lowest = Math.min(lowest, depth)
    }
    expect([depth, lowest]).toEqual([0, 0])
  })))
})

describe('RIS', () => {
  it('has a line a field, from TY to ER', () => {
    expect(ris.write(cited, words).split('\r\n')).toEqual([
      'TY  - ELEC', 'ID  - idl-2020-01-29-ariha-e2', 'AU  - Incident Atlas', 'TI  - Strike on Al-Shami hospital, Ariha', 'T2  - Incident Atlas', 'PY  - 2026', 'DA  - 2026/11/01/',
      'ET  - 2', 'M3  - Incident record', 'N1  - 2020-01-29', 'LA  - en', 'UR  - https://atlas.example/incidents/idl-2020-01-29-ariha?edition=2', 'Y2  - 2026/11/26/', 'ER  - ', '',
    ])
    expect(ris.write(arabic, arabicWords)).toContain('\r\nTI  - غارة على مشفى الشامي، أريحا\r\n')
  })
  it('no title begins another field', () => fc.assert(fc.property(fc.array(fc.constantFrom('\r', '\n', '\u2028', '\u0085', 'ER  - ', 'TY  - BOOK', 'a', ' ')).map(x => x.join('')), title => {
    expect(ris.write({ ...cited, title: `x${title}` }, words).split(/[\r\n\u2028\u0085]+/).filter(Boolean)).toHaveLength(14)
  })))
})

describe('CSL-JSON', () => {
  it('is an array of one item, dates in parts', () => {
    expect(JSON.parse(csl.write({ ...cited, happened: { from: '2019-12-30', to: '2020-01-02' } }, words))).toEqual([{
      id: 'idl-2020-01-29-ariha-e2', type: 'webpage', title: 'Strike on Al-Shami hospital, Ariha', author: [{ literal: 'Incident Atlas' }], 'container-title': 'Incident Atlas', genre: 'Incident record', version: '2',
      issued: { 'date-parts': [[2026, 11, 1]] }, 'event-date': { 'date-parts': [[2019, 12, 30], [2020, 1, 2]] }, accessed: { 'date-parts': [[2026, 11, 26]] },
      URL: 'https://atlas.example/incidents/idl-2020-01-29-ariha?edition=2', language: 'en',
    }])
  })
  it('of a view it is a map without a date of its own; a draft says so', () => {
    const [item] = JSON.parse(csl.write({ ...cited, kind: 'view', id: null, happened: null, edition: { ...cited.edition, draft: true } }, words)) as Record<string, unknown>[]
    expect(item).toMatchObject({ id: 'atlas-view-draft2', type: 'map', version: '2 (draft)' })
    expect(item).not.toHaveProperty('event-date')
  })
})

describe('when it happened', () => {
  it('is no more exact than it is known', () => {
    expect(happenedOf({})).toBeNull()
    expect(happenedOf({ date_start: '2020-01-29', date_precision: 'day' })).toEqual({ from: '2020-01-29', to: null })
    expect(happenedOf({ date_start: '2020-01-01', date_precision: 'month' })).toEqual({ from: '2020-01', to: null })
    expect(happenedOf({ date_start: '2020-01-01', date_precision: 'year' })).toEqual({ from: '2020', to: null })
    expect(happenedOf({ date_start: '2020-01-01', date_end: '2020-01-07', date_precision: 'range' })).toEqual({ from: '2020-01-01', to: '2020-01-07' })
  })
  it('of a month is written as one', () => {
    const month = { ...cited, happened: { from: '2020-01', to: null } }
    expect(bibtex.write(month, words)).toContain('eventdate = {2020-01},')
    expect(ris.write(month, words)).toContain('N1  - 2020-01\r\n')
    expect(csl.write(month, words)).toMatch(/"date-parts": \[\s*\[\s*2020,\s*1\s*\]\s*\]/)
  })
})
