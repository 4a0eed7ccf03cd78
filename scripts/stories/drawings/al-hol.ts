import { dayOf, recordOf } from './record'
import { drawn, EDGE, sheetFor, WIDTH, type Language, type Words } from './sheet'

// The drawings of the story of Al-Hol.

const camp = recordOf('hsk-2020-05-al-hol-camp')
/** The figure of the record that bears this English label, as a number. Throws when there is none. */
function figure(label: RegExp, after = ''): number {
  const at = camp.figures.findIndex(f => f.label_en === after)
  const found = camp.figures.slice(at + 1).find(f => label.test(f.label_en))
  if (!found) throw new Error(`drawings: the record of the camp has no figure ${label}`)
  return Number(found.value.replace(/[^\d]/g, ''))
}

const MONTHS: Record<Language, string[]> = {
  en: ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'],
  ar: ['كانون 2', 'شباط', 'آذار', 'نيسان', 'أيار', 'حزيران', 'تموز', 'آب', 'أيلول', 'تشرين 1', 'تشرين 2', 'كانون 1'],
}
const monthOf = (iso: string, language: Language): string => MONTHS[language][Number(iso.slice(5, 7)) - 1]

/** A month is drawn a month wide, a day as a dot. */
const PEOPLE: { from: string; to?: string; n: number; sign?: string; lift: number; aside?: number }[] = [
  { from: '2018-12-01', to: '2018-12-31', n: figure(/^Population, December 2018/), lift: 5, aside: 40 },
  { from: '2019-04-01', to: '2019-04-30', n: figure(/^Population, April 2019/), sign: '+', lift: -14 },
  { from: '2019-06-19', n: figure(/^Population$/), lift: 26 },
  { from: '2020-01-01', to: '2020-01-31', n: figure(/^Population, January 2020/), lift: -12 },
  { from: '2020-05-20', n: figure(/^Population \(estimate\)/), lift: -16 },
]

export function people(language: Language): string {
  const s = sheetFor(language)
  const say = (words: Words): string => words[language]
  const [first, last, top, floor] = [dayOf('2018-11-20'), dayOf('2020-06-10'), 76, 316]
  const at = (day: number): number => 74 + ((day - first) / (last - first)) * (WIDTH - 74 - EDGE - 10)
  const y = (n: number): number => Math.round(floor - (n / 80_000) * (floor - top))
  const middle = (p: (typeof PEOPLE)[number]): number => at((dayOf(p.from) + dayOf(p.to ?? p.from)) / 2)
  const path = PEOPLE.map((p, i) => `${i ? 'L' : 'M'}${s.x(middle(p))} ${y(p.n)}`).join('')
  return drawn(language, 372, say({ en: 'People in Al-Hol camp, December 2018 to May 2020', ar: 'المقيمون في مخيم الهول، كانون الأول 2018 – أيار 2020' }), [
    s.text(EDGE, 32, say({ en: 'People in Al-Hol camp', ar: 'المقيمون في مخيم الهول' }), { is: 'ink bold' }),
    ...[0, 20_000, 40_000, 60_000, 80_000].map(n => s.line(74, y(n), WIDTH - EDGE, y(n), 'rule') + s.text(66, y(n) + 5, n.toLocaleString('en'), { anchor: 'end' })),
    `<path d="${path}" class="dash" stroke-dasharray="3 5"/>`,
    ...PEOPLE.flatMap(p => [
      p.to ? s.box(at(dayOf(p.from)), y(p.n) - 3, Math.round(at(dayOf(p.to)) - at(dayOf(p.from))), 6, 'accent', 'rx="3"') : s.dot(at(dayOf(p.from)), y(p.n), 5.5, 'accent'),
      s.text(p === PEOPLE.at(-1) ? WIDTH - EDGE : middle(p) + (p.aside ?? 0), y(p.n) + p.lift, `${p.n.toLocaleString('en')}${p.sign ?? ''}`, { is: 'ink bold', anchor: p === PEOPLE.at(-1) ? 'end' : 'middle' }),
    ]),
    ...['2018-12-16', '2019-04-16', '2019-08-16', '2020-01-16', '2020-05-16'].map(d => s.text(at(dayOf(d)), 340, monthOf(d, language), { anchor: 'middle' })),
    ...['2019-01-01', '2020-01-01'].map(d => s.line(at(dayOf(d)), floor, at(dayOf(d)), floor + 8, 'inkline') + s.text(at(dayOf(d)) + 22, 361, d.slice(0, 4), { is: 'ink bold', anchor: 'middle' })),
  ])
}

export function deaths(language: Language): string {
  const s = sheetFor(language)
  const say = (words: Words): string => words[language]
  const per = (WIDTH - 2 * EDGE) / figure(/^Deaths in 2019/)
  const bars = [
    { all: figure(/^Deaths in 2019/), young: figure(/^Of these, children/), heading: { en: 'Deaths in the camp in 2019', ar: 'الوفيات في المخيم في 2019' }, by: { en: 'Kurdish Red Crescent', ar: 'الهلال الأحمر الكردي' }, of: { en: 'children', ar: 'أطفال' } },
    { all: figure(/^Deaths on the way/), young: figure(/^Of these, under five/), heading: { en: 'On the way or on arrival, to April 2019', ar: 'في الطريق أو عند الوصول، حتى نيسان 2019' }, by: { en: 'United Nations', ar: 'الأمم المتحدة' }, of: { en: 'under five', ar: 'دون الخامسة' } },
  ]
  return drawn(language, 268, say({ en: 'Two counts of deaths at Al-Hol', ar: 'إحصاءان للوفيات في الهول' }), bars.flatMap((bar, i) => {
    const y = 34 + i * 122
    return [
      s.text(EDGE, y, say(bar.heading), { is: 'ink bold' }), s.text(EDGE, y + 21, say(bar.by)),
      s.box(EDGE, y + 32, Math.round(bar.all * per), 30, 'tint'), s.box(EDGE, y + 32, Math.round(bar.young * per), 30, 'accent'),
      s.text(EDGE, y + 82, `${bar.young} ${say(bar.of)}`, { is: 'accent bold' }),
      s.text(EDGE + 150, y + 82, say({ en: `of ${bar.all} deaths`, ar: `من ${bar.all} وفاة` }), { is: 'ink' }),
    ]
  }))
}

export function days(language: Language): string {
  const s = sheetFor(language)
  const say = (words: Words): string => words[language]
  const [appeal, out, welcome] = [camp.date_start ?? '', recordOf('hsk-2020-10-al-hol-return').date_start ?? '', '2020-10-07']
  const [first, last] = [dayOf('2020-05-10'), dayOf('2020-10-18')]
  const at = (iso: string): number => EDGE + ((dayOf(iso) - first) / (last - first)) * (WIDTH - 2 * EDGE)
  return drawn(language, 196, say({ en: 'From the appeal to the news of the release', ar: 'من النداء إلى خبر الخروج' }), [
    s.text(EDGE, 32, say({ en: '20 May: appeal', ar: '20 أيار: النداء' }), { is: 'ink bold' }),
    s.text(WIDTH - EDGE, 32, say({ en: '5 October: release', ar: '5 تشرين الأول: الخروج' }), { is: 'ink bold', anchor: 'end' }),
    s.box(at(appeal), 74, Math.round(at(out) - at(appeal)), 34, 'tint'),
    s.text((at(appeal) + at(out)) / 2, 97, say({ en: `${dayOf(out) - dayOf(appeal)} days`, ar: `${dayOf(out) - dayOf(appeal)} يوماً` }), { is: 'accent big', anchor: 'middle' }),
    s.line(at(appeal), 44, at(appeal), 118, 'inkline', 'stroke-width="2"'), s.line(at(out), 44, at(out), 118, 'inkline', 'stroke-width="2"'),
    s.line(EDGE, 118, WIDTH - EDGE, 118, 'inkline'),
    ...['2020-06-01', '2020-07-01', '2020-08-01', '2020-09-01', '2020-10-01'].map(d => s.line(at(d), 118, at(d), 125, 'inkline') + s.text(at(d), 144, monthOf(d, language), { anchor: 'middle' })),
    s.dot(at(welcome), 118, 5, 'ink'),
    s.text(WIDTH - EDGE, 174, say({ en: 'Dot: the experts’ welcome, 7 October 2020', ar: 'النقطة: ترحيب الخبراء، 7 تشرين الأول 2020' }), { anchor: 'end' }),
  ])
}
