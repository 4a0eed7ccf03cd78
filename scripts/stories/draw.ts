import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { days, deaths, people } from './drawings/al-hol'
import { counts, joined } from './drawings/idlib'
import { city, quarter, verdicts } from './drawings/raqqa'
import type { Language } from './drawings/sheet'

// The drawings of the shipped stories, from the record: run by hand when the record changes (`npx tsx scripts/stories/draw.ts`); what it writes is committed.

/** File under data/stories, without language and ending → how it is drawn. */
export const DRAWINGS: Record<string, (language: Language) => string> = {
  'raqqa-2017/city': city, 'raqqa-2017/quarter': quarter, 'raqqa-2017/verdicts': verdicts,
  'idlib-2020/evidence': joined, 'idlib-2020/counts': counts,
  'al-hol/people': people, 'al-hol/deaths': deaths, 'al-hol/days': days,
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, draw] of Object.entries(DRAWINGS)) for (const language of ['en', 'ar'] as const) {
    const file = `data/stories/${name}.${language}.svg`
    writeFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), draw(language))
    process.stdout.write(`${file}\n`)
  }
}
