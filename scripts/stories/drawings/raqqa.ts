import { rangeOf, raqqaStrikes, recordOf, records, riverNamed, type Drawn } from './record'
import { drawn, EDGE, sheetFor, WIDTH, type Language, type Words } from './sheet'

// The drawings of the story of Raqqa.

/** Harat al-Badu, as the story's fourth chapter draws it: west, south, east, north. */
const BADU = [39.004, 35.958, 39.013, 35.9625] as const
/** West, north; a degree of longitude is shorter than one of latitude here. */
const [WEST, NORTH, KM_LON, KM_LAT, PX_PER_KM] = [38.968, 35.9725, 90.06, 111.2, 57]
const mapX = (lon: number): number => Math.round((lon - WEST) * KM_LON * PX_PER_KM * 10) / 10
const mapY = (lat: number): number => Math.round((NORTH - lat) * KM_LAT * PX_PER_KM * 10) / 10

export function city(language: Language): string {
  const height = 384
  const s = sheetFor(language, false)
  const say = (words: Words): string => words[language]
  const course = riverNamed('Euphrates').filter(([lon, lat]) => lon > 38.9 && lon < 39.08 && lat > 35.85 && lat < 36)
  const river = course.map(([lon, lat], i) => `${i ? 'L' : 'M'}${mapX(lon)} ${mapY(lat)}`).join('')
  const [west, south, east, north] = [mapX(BADU[0]), mapY(BADU[1]), mapX(BADU[2]), mapY(BADU[3])]
  return drawn(language, height, say({ en: 'Schematic map of Raqqa with 48 recorded strikes', ar: 'خريطة تخطيطية للرقة عليها 48 ضربة مسجلة' }), [
    `<clipPath id="frame"><rect x="1" y="1" width="${WIDTH - 2}" height="${height - 2}" rx="8"/></clipPath>`,
    `<g clip-path="url(#frame)"><rect width="${WIDTH}" height="${height}" class="land"/><path d="${river}" class="river" stroke-width="13" stroke-linejoin="round"/></g>`,
    `<rect x="${west}" y="${north}" width="${Math.round(east - west)}" height="${Math.round(south - north)}" class="accentline" stroke-width="1.6"/>`,
    ...raqqaStrikes.flatMap(r => (r.point ? [`<circle cx="${mapX(r.point[0])}" cy="${mapY(r.point[1])}" r="5" class="ink" fill-opacity=".55"/>`] : [])),
    s.text(west + 22, north - 10, say({ en: 'Harat al-Badu', ar: 'حارة البدو' }), { is: 'accent bold', anchor: 'middle' }),
    s.text(mapX(39.012), mapY(35.9305), say({ en: 'Euphrates', ar: 'الفرات' }), { anchor: 'middle' }),
    s.text(language === 'ar' ? WIDTH - EDGE : EDGE, 30, say({ en: 'Schematic', ar: 'رسم تخطيطي' }), { is: 'ink bold', anchor: language === 'ar' ? 'end' : 'start' }),
    `<path d="M${EDGE} ${height - 28}v6h${PX_PER_KM}v-6" class="inkline"/>`,
    s.text(EDGE + PX_PER_KM + 8, height - 20, say({ en: '1 km', ar: '1 كم' })),
    `<circle cx="${EDGE + 6}" cy="${height - 53}" r="5" class="ink" fill-opacity=".55"/>`,
    s.text(EDGE + 20, height - 48, say({ en: 'a recorded strike', ar: 'ضربة مسجلة' })),
  ])
}

const VERDICTS = {
  credible: { en: 'accepted', ar: 'مقبولة', mark: 'accent' },
  non_credible: { en: 'found not credible', ar: 'غير موثوق بها', mark: 'hollow' },
  open_incident: { en: 'left open', ar: 'مفتوحة', mark: 'half' },
  not_yet_assessed: { en: 'not yet assessed', ar: 'لم تُقيّم بعد', mark: 'dotted' },
} as const
type Verdict = keyof typeof VERDICTS
/** The last word on a strike. */
const verdictOf = (r: Drawn): Verdict => r.admissions.at(-1)?.assessment as Verdict

const square = (s: ReturnType<typeof sheetFor>, at: number, y: number, size: number, verdict: Verdict): string => {
  const { mark } = VERDICTS[verdict]
  if (mark === 'accent') return s.box(at, y, size, size, 'accent', 'rx="2"')
  const frame = s.box(at + 0.75, y + 0.75, size - 1.5, size - 1.5, 'inkline', `rx="2" stroke-width="1.5"${mark === 'dotted' ? ' stroke-dasharray="2 2.5"' : ''}`)
  return mark === 'half' ? frame + s.box(at, y + size / 2, size, size / 2, 'ink', 'rx="2"') : frame
}

const QUARTER = ['raq-2017-09-25-maari-badu', 'raq-2017-09-27-cs1611', 'raq-2017-10-03-cs1570', 'raq-2017-10-06-cs1594', 'raq-2017-10-12-cs1621', 'raq-2017-10-12-cs1621a']
const SHORT_MONTH: Record<Language, Record<string, string>> = { en: { '09': 'Sept.', '10': 'Oct.' }, ar: { '09': 'أيلول', '10': 'تشرين 1' } }

/** "27–29 Sept." */
function daysOf(r: Drawn, language: Language): string {
  const [, month, day] = (r.date_start ?? '').split('-')
  const last = r.date_end && r.date_end !== r.date_start ? `–${Number(r.date_end.slice(8))}` : ''
  return `${Number(day)}${last} ${SHORT_MONTH[language][month]}`
}

export function quarter(language: Language): string {
  const s = sheetFor(language)
  const say = (words: Words): string => words[language]
  const [left, perPerson, top, row] = [126, 4.6, 74, 48]
  const scale = [0, 20, 40]
  const bottom = top + QUARTER.length * row
  return drawn(language, bottom + 70, say({ en: 'Six strikes in Harat al-Badu, September and October 2017', ar: 'ست ضربات على حارة البدو، أيلول وتشرين الأول 2017' }), [
    s.text(EDGE, 32, say({ en: 'People killed, lowest to highest count', ar: 'عدد القتلى، من الأدنى إلى الأعلى' }), { is: 'ink bold' }),
    ...scale.map(n => s.line(left + n * perPerson, top - 14, left + n * perPerson, bottom - 8, 'rule') + s.text(left + n * perPerson, top - 20, String(n), { anchor: 'middle' })),
    ...QUARTER.flatMap((id, i) => {
      const r = recordOf(id)
      const y = top + i * row
      const [min, max] = [r.killed_min ?? 0, r.killed_max ?? 0]
      return [
        s.text(EDGE, y + 15, daysOf(r, language)),
        s.box(left, y + 1, min * perPerson, 20, 'accent'),
        max > min ? s.box(left + min * perPerson, y + 1, (max - min) * perPerson, 20, 'tint') : '',
        s.text(left + max * perPerson + 8, y + 16, rangeOf(min, max), { is: 'ink bold' }),
        square(s, left + 0.5, y + 27, 10, verdictOf(r)),
        s.text(left + 18, y + 37, VERDICTS[verdictOf(r)][language]),
      ]
    }),
    s.text(EDGE, bottom + 26, say({ en: 'Small square: what the Coalition says, in the end.', ar: 'المربع الصغير: ما يقوله التحالف في آخر المطاف.' })),
    s.text(EDGE, bottom + 48, say({ en: 'Pale: between the lowest and the highest count.', ar: 'الباهت: ما بين أدنى عدد وأعلاه.' })),
  ])
}

export function verdicts(language: Language): string {
  const s = sheetFor(language)
  const say = (words: Words): string => words[language]
  const [size, step, perRow] = [20, 30.5, 13]
  const parts: string[] = []
  let y = 64
  const assessed = records.filter(r => r.admissions.length > 0)
  for (const verdict of Object.keys(VERDICTS) as Verdict[]) {
    const n = assessed.filter(r => verdictOf(r) === verdict).length
    parts.push(s.text(EDGE, y, `${n}`, { is: 'ink bold' }), s.text(EDGE + 28, y, VERDICTS[verdict][language]))
    for (let i = 0; i < n; i++) parts.push(square(s, EDGE + (i % perRow) * step, y + 12 + Math.floor(i / perRow) * step, size, verdict))
    y += 12 + Math.ceil(n / perRow) * step + 26
  }
  return drawn(language, y - 10, say({ en: 'The Coalition’s verdict on 49 strikes', ar: 'حكم التحالف في 49 ضربة' }), [
    s.text(EDGE, 32, say({ en: `${assessed.length} strikes, by the Coalition’s last word`, ar: `${assessed.length} ضربة، بحسب حكم التحالف الأخير` }), { is: 'ink bold' }), ...parts,
  ])
}
