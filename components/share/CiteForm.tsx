'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { CITE_FORMATS, keyOf, type Cited, type CiteWords } from '@/lib/formats/cite'
import { Copy } from './Copy'
import { save } from './save'

type Format = keyof typeof CITE_FORMATS

/** What is cited, but for the day on which that is done. */
export type Citing = Omit<Cited, 'accessed'>

/** The reader's own day. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-')
}

/** A citation in the form that a reader's own tools take, to copy or to save. */
export function CiteForm({ of }: { of: Citing }) {
  const t = useTranslations('cite')
  const [format, setFormat] = useState<Format>('chicago')
  const field = useRef<HTMLTextAreaElement>(null)
  const cited: Cited = { ...of, accessed: today() }
  const words: CiteWords = {
    edition: t(of.edition.draft ? 'draft' : 'edition', { n: of.edition.number }), kind: t(`kind.${of.kind}`),
    accessed: date => t('accessed', { date }), retrieved: (date, url) => t('retrieved', { date, url }),
  }
  const { ending, type, write } = CITE_FORMATS[format]
  const text = write(cited, words)
  const prose = ending === 'txt'
  return (
    <>
      <label className="flex items-center gap-2">{t('format')}
        <select className="select" value={format} onChange={event => setFormat(event.target.value as Format)}>
          {(Object.keys(CITE_FORMATS) as Format[]).map(key => <option key={key} value={key} lang="en">{CITE_FORMATS[key].name}</option>)}
        </select>
      </label>
      <textarea ref={field} readOnly dir={prose ? 'auto' : 'ltr'} rows={prose ? 5 : 12} aria-label={t('text')} value={text.trimEnd()} onFocus={event => event.target.select()} className={`mt-2 w-full resize-y rounded-md border border-line bg-background p-2 text-sm ${prose ? '' : 'font-mono text-xs'}`} />
      <Copy field={field}><button type="button" className="button" onClick={() => save(text, `${keyOf(cited)}.${ending}`, type)}>{t('save')}</button></Copy>
    </>
  )
}
