import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { claimSchema, claimsFileSchema, subjectSchema } from '@/lib/model/claims'
import { evidenceFileSchema, sharedEvidenceSchema } from '@/lib/model/evidence'
import { codesOf } from '@/lib/model/facets'
import { incidentSchema, type IncidentProperties } from '@/lib/model/incident'
import { manifestSchema } from '@/lib/model/manifest'
import { consentSchema, peopleFileSchema, personSchema } from '@/lib/model/person'
import { redactionSchema } from '@/lib/model/redaction'
import { statementSchema, statementsFileSchema } from '@/lib/model/statement'

const read = (relative: string): string => readFileSync(fileURLToPath(new URL(relative, import.meta.url)), 'utf8')

interface Feature { geometry: { type: 'Point'; coordinates: [number, number] } | null; properties: unknown }
const features = (JSON.parse(read('./incidents.geojson')) as { features: Feature[] }).features
const manifest = manifestSchema.parse(JSON.parse(read('./atlas.json')))
const { statements } = statementsFileSchema.parse(JSON.parse(read('./statements.json')))
const records: (IncidentProperties & { geometry: Feature['geometry'] })[] = features.map(f => ({ geometry: f.geometry, ...incidentSchema.parse(f.properties) }))
const { evidence } = evidenceFileSchema.parse(JSON.parse(read('./evidence.json')))
const { subjects } = claimsFileSchema.parse(JSON.parse(read('./claims.json')))
const byId = new Map(records.map(r => [r.id, r]))
const situations = records.filter(r => r.kind === 'situation')

/** RFC 4180: quoted fields, doubled quotes, line breaks inside quotes. */
function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (quoted && c === '"' && text[i + 1] === '"') { field += '"'; i++ }
    else if (c === '"') quoted = !quoted
    else if (!quoted && (c === ',' || c === '\n')) {
      rows.at(-1)?.push(field.replace(/\r$/, ''))
      field = ''
      if (c === '\n') rows.push([])
    } else field += c
  }
  rows.at(-1)?.push(field)
  const [head = [], ...body] = rows.filter(r => r.length > 1)
  return body.map(r => Object.fromEntries(head.map((h, i) => [h, r[i] ?? ''])))
}

const factsAt = new URL('../../shared/facts/', import.meta.url)
const hasFacts = existsSync(fileURLToPath(factsAt))
if (!hasFacts) console.warn('record.test: the folder of facts beside the project is absent; comparison with it is SKIPPED')
const facts = (name: string): Record<string, string>[] => (hasFacts ? parseCsv(read(`../../shared/facts/${name}.csv`)) : [])
const number = (text: string | undefined): number | undefined => (text ? Number(text) : undefined)
const list = (text: string | undefined, by = ';'): string[] => (text ?? '').split(by).map(s => s.trim()).filter(Boolean)
/** A semicolon may stand between two addresses. */
const urlsIn = (text: string): string[] => (text.match(/https?:\/\/\S+/g) ?? []).map(url => url.replace(/;$/, ''))

/** Every text of a record with its path; addresses and identifiers are no prose. */
function* textsOf(value: unknown, path = ''): Generator<[string, string]> {
  if (typeof value === 'string') yield [path, value]
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item, path)
  else if (value && typeof value === 'object') for (const [key, item] of Object.entries(value)) yield* textsOf(item, path ? `${path}.${key}` : key)
}
const isProse = (path: string): boolean => /(^|\.)(title|summary|notes|note|geo_note|text|url_note|shows|verified_how|conclusion|protected_site)_en$/.test(path) && !path.startsWith('sources')
const words = (text: string): string[] => text.toLowerCase().replace(/[’']/g, '').match(/[a-z0-9]+/g) ?? []
const runsOf8 = (text: string): string[] => words(text).map((_, i, all) => all.slice(i, i + 8)).filter(run => run.length === 8).map(run => run.join(' '))

describe.skipIf(!hasFacts)('the record holds the facts', () => {
  const rows = facts('incidents')

  it('has every row and no other', () => {
    expect(rows).toHaveLength(129)
    expect(records.map(r => r.id).sort()).toEqual(rows.map(r => r.id?.toLowerCase()).sort())
  })

  it.each(rows.map(r => [r.id, r] as const))('%s has the same day, place, figures, grade, links and addresses', (id, row) => {
    const record = byId.get(id?.toLowerCase() ?? '')
    if (!record) throw new Error(`${id} is missing`)
    expect(record).toMatchObject({ date_start: row.date, date_precision: row.date_precision, geo_precision: row.geo_precision, grading: row.airwars_grade?.toLowerCase() || 'ungraded' })
    expect(record.date_end ?? '').toBe(row.date_end)
    expect(record.geometry?.coordinates ?? null).toEqual(row.lat ? [Number(row.lon), Number(row.lat)] : null)
    for (const field of ['killed_min', 'killed_max', 'injured_min', 'injured_max'] as const) expect(record[field], field).toBe(number(row[field]))
    expect(record.external_ids.airwars ?? '').toBe(row.airwars_code)
    expect(record.statements).toEqual(list(row.statement_ids))
    expect(record.context_statements).toEqual(list(row.context_statement_ids))
    expect(Boolean(record.time_local)).toBe(Boolean(row.time_local))
    if (row.conflicting_figures) expect(record.conflicting_figures.length, 'who says what').toBeGreaterThan(0)
    const given = urlsIn(`${row.source_url} ${row.other_sources}`)
    expect(record.sources.flatMap(s => s.url ?? [])).toEqual(expect.arrayContaining(given))
    const children = /^children killed (\d+)(?:-(\d+))?/.exec(row.child_casualties ?? '')
    if (children) expect([record.children_killed_min, record.children_killed_max]).toEqual([Number(children[1]), Number(children[2] ?? children[1])])
    const stated = [...textsOf(record.figures), ...textsOf(record.conflicting_figures), ...textsOf(record)].map(([, text]) => text.replaceAll(',', '')).join(' ')
    const numbers = row.figures?.replace(/[a-z_0-9]+(?==)/gi, ' ').match(/\d+/g) ?? []
    expect(numbers.filter(n => !stated.includes(n)), 'figures of the row that the record does not state').toEqual([])
  })

  it('calls context rows situations, and nothing else', () => {
    const context = rows.filter(r => /context/.test(r.target_type ?? '') || r.relation_to_seed === 'context record')
    expect(situations.map(r => r.id).sort()).toEqual(context.map(r => r.id?.toLowerCase()).sort())
  })

  it('has all 63 assessments of the Coalition under their 49 incidents', () => {
    const admissions = facts('admissions')
    expect(admissions).toHaveLength(63)
    expect(records.flatMap(r => r.admissions)).toHaveLength(63)
    for (const row of admissions) {
      expect(byId.get(row.incident_id?.toLowerCase() ?? '')?.admissions, row.incident_id).toContainEqual(expect.objectContaining({
        by: row.belligerent, assessment: row.assessment, reasons: list(row.reason_codes, ' '),
        ...Object.fromEntries(Object.entries({
          killed_min: number(row.killed_conceded_min), killed_max: number(row.killed_conceded_max),
          injured_min: number(row.injured_conceded_min), injured_max: number(row.injured_conceded_max),
          date: row.statement_date, url: row.statement_url,
        }).filter(([, v]) => v !== undefined && v !== '')),
      }))
    }
  })

  it('takes every figure and address of a claim from the facts, and has those that the record rests on', () => {
    const all = ['incidents.csv', 'statements.csv', 'campaigns.md', 'SOURCES.md', 'seed-page.txt'].map(name => read(`../../shared/facts/${name}`)).join('\n')
    const raqqa = subjects.find(s => s.id === 'raqqa')
    const said = (stance: string) => raqqa?.claims.filter(c => c.stance === stance).map(c => [c.min, c.max ?? null])
    expect(said('admitted')).toEqual(expect.arrayContaining([[23, 23], [77, 78], [100, null], [159, 159], [180, 180]]))
    expect(said('found')).toContainEqual([1600, null])
    expect(subjects.find(s => s.id === 'schools-2020-02-25')?.claims.map(c => c.min)).toEqual([10, 10, 4])
    for (const { id, claims } of subjects) {
      for (const claim of claims) {
        for (const n of [claim.min, claim.max ?? claim.min]) expect(new RegExp(`(?<!\\d)(?:${n}|${n.toLocaleString('en')})(?!\\d)`).test(all), `${id}: ${n}`).toBe(true)
        for (const { url, archived_url } of claim.sources) for (const address of [url, archived_url].filter(Boolean)) expect(all.includes(address as string), `${id}: ${address}`).toBe(true)
      }
    }
  })

  it('takes every source of evidence from the facts', () => {
    const all = ['incidents.csv', 'statements.csv', 'admissions.csv', 'campaigns.md', 'SOURCES.md'].map(name => read(`../../shared/facts/${name}`)).join('\n')
    expect(evidence.length).toBeGreaterThan(30)
    for (const { id, source, url } of evidence) {
      for (const address of [source?.url, url, source?.archived_url].filter(Boolean)) expect(all.includes(address as string), `${id}: ${address}`).toBe(true)
      // Where no address is known, or none may be given, the publisher stands there.
      if (!source?.url) expect(all.includes(source?.publisher ?? '-'), `${id}: ${source?.publisher}`).toBe(true)
    }
  })

  it('has all 15 statements with date, address and anchor', () => {
    const given = facts('statements')
    expect(statements.map(s => s.id).sort()).toEqual(given.map(r => r.id).sort())
    for (const row of given) {
      const statement = statements.find(s => s.id === row.id)
      expect(statement).toMatchObject({ date: row.date, url: row.url, anchor: [Number(row.anchor_lon), Number(row.anchor_lat)] })
      expect(statement?.sources.map(s => s.url)).toEqual(urlsIn(row.other_urls ?? ''))
    }
  })

  it('takes no run of eight words from the sources of the facts', () => {
    const prose = (rows: Record<string, string>[], ...fields: string[]): string[] => rows.flatMap(r => fields.map(f => r[f] ?? ''))
    const theirs = new Set([
      read('../../shared/facts/seed-page.txt'), ...prose(rows, 'notes', 'conflicting_figures', 'coord_origin'),
      ...prose(facts('statements'), 'subject', 'how_confirmed', 'url_status'), ...prose(facts('admissions'), 'note'),
    ].flatMap(runsOf8))
    const taken = [...records, ...statements, ...evidence].flatMap(r => [...textsOf(r)].filter(([path]) => isProse(path))
      .flatMap(([path, text]) => runsOf8(text).filter(run => theirs.has(run)).slice(0, 1).map(run => `${r.id}: ${path}: ${run}`)))
    expect(taken).toEqual([])
  })
})

describe('the record as a whole', () => {
  it('keeps situations out of every toll', () => {
    for (const r of situations) {
      expect(r.counts_in_totals, r.id).toBe(false)
      for (const field of ['killed', 'injured', 'children_killed']) expect([r[`${field}_min`], r[`${field}_max`]], r.id).toEqual([undefined, undefined])
    }
    expect(byId.get('nes-2019-10-12-m4-fighters')?.counts_in_totals).toBe(false)
  })

  it('adds up to what the Coalition conceded: 12 strikes, 88 killed', () => {
    const assessed = records.filter(r => r.admissions.length)
    const conceded = assessed.filter(r => r.admissions.some(a => a.assessment === 'credible'))
    const killed = (r: IncidentProperties): number => Math.max(0, ...r.admissions.map(a => a.killed_max ?? 0))
    expect([assessed.length, conceded.length, conceded.reduce((sum, r) => sum + killed(r), 0)]).toEqual([49, 12, 88])
  })

  it('uses only codes of the manifest and has at least one of each facet', () => {
    for (const facet of manifest.facets) {
      const known = new Set(facet.codes.map(c => c.code))
      for (const r of records) {
        const codes = codesOf(r, facet)
        // Evidence is known of some records only.
        if (facet.property !== 'evidence') expect(codes?.length, `${r.id}: ${facet.property}`).toBeGreaterThan(0)
        expect(codes.filter(c => !known.has(c)), `${r.id}: ${facet.property}`).toEqual([])
      }
    }
  })

  it('is written in both languages, each title once', () => {
    for (const field of ['title_en', 'title_ar'] as const) {
      const titles = [...records, ...statements].map(r => r[field])
      expect(titles.filter((t, i) => titles.indexOf(t) !== i), field).toEqual([])
    }
    for (const r of records) {
      expect(r.title_en.length, r.id).toBeLessThanOrEqual(70)
      for (const field of ['title', 'summary', 'place']) {
        expect(r[`${field}_en`], `${r.id}: ${field}_en`).toMatch(/[A-Za-z]{2}/)
        expect(r[`${field}_ar`], `${r.id}: ${field}_ar`).toMatch(/[\u0621-\u064A]{2}/)
      }
    }
    for (const r of [...records, ...statements, ...evidence]) {
      for (const [path, text] of textsOf(r)) if (path.endsWith('_ar')) {
        expect(text, `${r.id}: ${path}`).toMatch(/[\u0621-\u064A]/)
        expect(text, `${r.id}: ${path}: Latin digits only`).not.toMatch(/[\u0660-\u0669\u06F0-\u06F9]/)
      }
    }
  })

  it('names a publisher for every source and one source for every record', () => {
    for (const r of records) {
      expect(r.sources.length, r.id).toBeGreaterThan(0)
      for (const s of r.sources) expect(s.publisher.trim(), r.id).not.toBe('')
    }
  })

  it('names no victim but one public figure, and her only where she belongs', () => {
    // An address of a source and the id of the record name her; what is said of an item does not.
    const told = evidence.map(({ incidents: _, source, ...item }) => ({ ...item, title: source?.title }))
    const naming = [...records, ...statements, ...told].filter(r => [...textsOf(r)].some(([, text]) => /khalaf|هفرين/i.test(text))).map(r => r.id).sort()
    expect(naming).toEqual(['nes-2019-10-12-hevrin-khalaf', 'nes-2019-10-12-m4-fighters', 'stmt-2019-10-18'])
    // People are named in one file; it names her, on the ground that a report does, and invents neither age nor family nor picture.
    const { people } = peopleFileSchema.parse(JSON.parse(read('./people.json')))
    expect(people).toEqual([{ id: 'hevrin-khalaf', incident: 'nes-2019-10-12-hevrin-khalaf', name_en: 'Hevrin Khalaf', name_ar: 'هفرين خلف', sex: 'female', relation_en: 'Syrian-Kurdish politician', relation_ar: 'سياسية كردية سورية', consent: { basis: 'public_record', source: expect.objectContaining({ publisher: 'Ahval' }) }, publish: true }])
    // The man who was tried in Hungary lives: the facts name him, the record does not, but for the address of the blog about him.
    const tried = [...records, ...statements, ...told].filter(r => [...textsOf(r)].some(([, text]) => /ahmed h\b|أحمد ح/i.test(text) && !/^https?:/.test(text)))
    expect(tried.map(r => r.id)).toEqual([])
  })

  it('tells of al-Shami hospital in full, and says what could not be read', () => {
    const shami = evidence.filter(e => e.incidents.some(i => i.id === 'idl-2020-01-29-ariha-shami'))
    const kinds = shami.map(e => e.kind)
    expect(kinds.filter(kind => kind === 'witness')).toHaveLength(3)
    expect(kinds).toEqual(expect.arrayContaining(['photo_video', 'satellite', 'flight_observation', 'intercepted_radio', 'document', 'official_statement']))
    expect(byId.get('idl-2020-01-29-ariha-shami')).toMatchObject({ time_local: '22:30–23:00', conclusion_en: expect.stringContaining('22:30') })
    for (const e of evidence) for (const language of ['en', 'ar'] as const) expect(e[`shows_${language}`], `${e.id}: shows_${language}`).toBeTruthy()
  })

  it('links incidents and statements both ways', () => {
    for (const s of statements) {
      expect([...s.incidents].sort(), s.id).toEqual(records.filter(r => r.statements.includes(s.id)).map(r => r.id).sort())
      expect([...s.context_incidents].sort(), s.id).toEqual(records.filter(r => r.context_statements.includes(s.id)).map(r => r.id).sort())
    }
    const ids = new Set(statements.map(s => s.id))
    for (const r of records) expect([...r.statements, ...r.context_statements].filter(id => !ids.has(id)), r.id).toEqual([])
  })

  it('explains every field to documenters', () => {
    const guide = read('./README.md')
    const fields = [incidentSchema, statementSchema, manifestSchema, sharedEvidenceSchema, subjectSchema, claimSchema, personSchema, consentSchema, redactionSchema].flatMap(schema => Object.keys(schema.shape))
    expect(fields.filter(field => field !== '$schema' && !guide.includes(`\`${field}\``))).toEqual([])
  })

  it('is sorted by first day and id, one feature a line', () => {
    const keys = records.map(r => `${r.date_start} ${r.id}`)
    expect(keys).toEqual([...keys].sort())
    expect(read('./incidents.geojson').trimEnd().split('\n')).toHaveLength(records.length + 2)
  })
})
