import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { evidenceFileSchema } from '../../../lib/model/evidence'
import { codesOf } from '../../../lib/model/facets'
import { recordOf, records, rangeOf } from './record'
import { drawn, EDGE, sheetFor, WIDTH, type Language, type Words } from './sheet'

// The drawings of the story of Idlib.

const SHAMI = 'idl-2020-01-29-ariha-shami'
const { evidence } = evidenceFileSchema.parse(JSON.parse(readFileSync(fileURLToPath(new URL('../../../data/evidence.json', import.meta.url)), 'utf8')))

const KINDS: [kind: string, words: Words][] = [
  ['witness', { en: 'Witnesses', ar: 'شهود' }],
  ['document', { en: 'Documents', ar: 'وثائق' }],
  ['photo_video', { en: 'Videos and photos', ar: 'فيديوهات وصور' }],
  ['satellite', { en: 'Satellite images', ar: 'صور الأقمار الصناعية' }],
  ['flight_observation', { en: 'Flight spotters’ logs', ar: 'سجلات راصدي الطيران' }],
  ['intercepted_radio', { en: 'Intercepted radio', ar: 'اتصالات مُلتقطة' }],
  ['official_statement', { en: 'Official statement', ar: 'تصريح رسمي' }],
]

/** Filled: supports something; crossed: contradicts; hollow: silent. */
function mark(s: ReturnType<typeof sheetFor>, at: number, y: number, supports: number, contradicts: number): string {
  if (supports) return s.dot(at, y, 7, 'accent')
  const ring = s.dot(at, y, 6.2, 'inkline', 'stroke-width="1.6"')
  return contradicts ? ring + s.line(at - 4, y - 4, at + 4, y + 4, 'inkline', 'stroke-width="1.6"') + s.line(at - 4, y + 4, at + 4, y - 4, 'inkline', 'stroke-width="1.6"') : ring
}

export function joined(language: Language): string {
  const s = sheetFor(language)
  const say = (words: Words): string => words[language]
  const [first, perHour, axis, top, row] = [21.5, 180, 112, 170, 32]
  const at = (hour: number): number => EDGE + 20 + (hour - first) * perHour
  const items = evidence.flatMap(e => e.incidents.filter(i => i.id === SHAMI).map(i => ({ kind: e.kind as string, supports: i.supports.length, contradicts: i.contradicts.length })))
  const bottom = top + KINDS.length * row
  return drawn(language, bottom + 92, say({ en: 'Evidence on the attack on al-Shami hospital, 29 January 2020', ar: 'الأدلة على الهجوم على مستشفى الشامي، 29 كانون الثاني 2020' }), [
    s.text(EDGE, 32, say({ en: 'Al-Shami hospital, 29 January 2020', ar: 'مستشفى الشامي، 29 كانون الثاني 2020' }), { is: 'ink bold' }),
    s.box(at(22.5), 72, perHour / 2, 40, 'tint'),
    s.text(at(22.75), 62, say({ en: 'three air strikes', ar: 'ثلاث غارات' }), { is: 'accent bold', anchor: 'middle' }),
    s.line(at(first), axis, at(23.5), axis, 'inkline'),
    ...[22, 22.5, 23].flatMap(h => [s.line(at(h), axis - 5, at(h), axis + 5, 'inkline'), s.text(at(h), axis + 24, `${Math.floor(h)}:${h % 1 ? '30' : '00'}`, { anchor: 'middle', is: h % 1 || h === 23 ? 'ink bold' : 'muted' })]),
    ...KINDS.flatMap(([kind, words], i) => {
      const y = top + i * row
      return [s.line(EDGE, y - 12, WIDTH - EDGE, y - 12, 'rule'), s.text(EDGE, y + 9, say(words), { is: 'ink' }), ...items.filter(e => e.kind === kind).map((e, n) => mark(s, 226 + n * 24, y + 4, e.supports, e.contradicts))]
    }),
    s.line(EDGE, bottom - 12, WIDTH - EDGE, bottom - 12, 'rule'),
    ...([[1, 0, { en: 'supports a claim', ar: 'يدعم قولاً' }], [0, 0, { en: 'named as a means; content not read', ar: 'مذكور وسيلةً؛ لم يُقرأ مضمونه' }], [0, 1, { en: 'contradicts', ar: 'ينفي' }]] as [number, number, Words][])
      .flatMap(([supports, contradicts, words], i) => [mark(s, EDGE + 8, bottom + 12 + i * 26, supports, contradicts), s.text(EDGE + 26, bottom + 17 + i * 26, say(words))]),
  ])
}

/** What each body counted on 25 February 2020; of the record, what it can tell apart. */
function countsOfTheDay(): { heading: Words; rows: { by: Words; value: string; n: number }[]; per: number }[] {
  const schools = records.filter(r => r.kind === 'incident' && r.date_start === '2020-02-25' && codesOf(r, { property: 'target', codes: [] }).includes('education'))
  const killed = (end: 'killed_min' | 'killed_max'): number => schools.reduce((sum, r) => sum + (r[end] ?? 0), 0)
  const stated = JSON.stringify(recordOf('idl-2020-02-25-day-total').figures)
  const said = (value: string, n: number): { value: string; n: number } => {
    if (!stated.includes(String(n))) throw new Error(`drawings: the record of the day no longer states ${n}`)
    return { value, n }
  }
  const here: Words = { en: 'told apart here', ar: 'يميّزها السجل' }
  const observatory: Words = { en: 'SOHR', ar: 'المرصد السوري' }
  return [
    { heading: { en: 'Schools hit', ar: 'المدارس المصابة' }, per: 9, rows: [{ by: { en: 'UOSSM', ar: 'UOSSM' }, ...said('10', 10) }, { by: observatory, ...said('4', 4) }, { by: here, value: String(schools.length), n: schools.length }] },
    { heading: { en: 'People killed that day', ar: 'القتلى في ذلك اليوم' }, per: 9, rows: [{ by: { en: 'UOSSM', ar: 'UOSSM' }, ...said('21+', 21) }, { by: { en: 'Orient', ar: 'أورينت' }, ...said('22', 22) }] },
    { heading: { en: 'Killed at schools', ar: 'القتلى في المدارس' }, per: 9, rows: [{ by: { en: 'Save the Children', ar: 'إنقاذ الطفل' }, ...said('10', 10) }, { by: { en: 'Hurras Network', ar: 'شبكة حراس' }, ...said('9', 9) }, { by: here, value: rangeOf(killed('killed_min'), killed('killed_max')), n: killed('killed_max') }] },
  ]
}

export function counts(language: Language): string {
  const s = sheetFor(language)
  const say = (words: Words): string => words[language]
  const left = 168
  const parts: string[] = []
  let y = 62
  for (const { heading, rows, per } of countsOfTheDay()) {
    parts.push(s.text(EDGE, y, say(heading), { is: 'ink bold' }))
    for (const { by, value, n } of rows) {
      y += 30
      parts.push(s.text(EDGE, y + 2, say(by)), s.box(left, y - 13, n * per, 20, 'accent', 'fill-opacity=".75"'), s.text(left + n * per + 8, y + 2, value, { is: 'ink bold' }))
    }
    y += 42
  }
  return drawn(language, y - 16, say({ en: 'Counts of 25 February 2020', ar: 'إحصاءات 25 شباط 2020' }), [s.text(EDGE, 32, say({ en: '25 February 2020', ar: '25 شباط 2020' })), ...parts])
}
