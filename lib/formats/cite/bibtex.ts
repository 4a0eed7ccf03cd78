import { happenedText, keyOf, oneLine, type Cited } from './cited'

const ESCAPES: Record<string, string> = {
  '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', $: '\\$', '&': '\\&', '#': '\\#', _: '\\_', '%': '\\%', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
}
/** Text that TeX sets as it stands. Letters of other scripts stay: BibLaTeX and today's engines read UTF-8. */
export const escapeTex = (text: string): string => oneLine(text).replace(/[\\{}$&#_%~^]/g, sign => ESCAPES[sign])

/** An address is read literally; only what would end the field is escaped, as addresses escape. */
const escapeUrl = (url: string): string => url.replace(/[{}\\\s]/g, sign => encodeURIComponent(sign))

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** One entry `@misc`; `date`, `urldate` and `eventdate` are BibLaTeX's, plain BibTeX takes `year` and `month`. The inner braces keep author and title as they are written. */
export function bibtex(cited: Cited, { edition: said, kind }: { edition: string; kind: string }): string {
  const { atlas, title, edition, url, accessed, happened, language } = cited
  const fields: [string, string | null][] = [
    ['author', `{{${escapeTex(atlas)}}}`],
    ['title', `{{${escapeTex(title)}}}`],
    ['year', `{${edition.date.slice(0, 4)}}`],
    ['month', MONTHS[Number(edition.date.slice(5, 7)) - 1]],
    ['date', `{${edition.date}}`],
    ['eventdate', happened && `{${happenedText(happened)}}`],
    ['version', `{${edition.number}}`],
    ['type', `{${escapeTex(kind)}}`],
    ['note', `{${escapeTex(said)}}`],
    ['language', `{${language === 'ar' ? 'arabic' : language === 'en' ? 'english' : language}}`],
    ['url', `{${escapeUrl(url)}}`],
    ['urldate', `{${accessed}}`],
  ]
  return `@misc{${keyOf(cited)},\n${fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = ${value},\n`).join('')}}\n`
}
