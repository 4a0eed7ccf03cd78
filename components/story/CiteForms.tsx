'use client'
import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl'
import { CiteForm, type Citing } from '@/components/share/CiteForm'

/** The forms of a citation, with their words: a page of text has none of these in the browser. */
export function CiteForms({ of, messages }: { of: Citing; messages: AbstractIntlMessages }) {
  return <NextIntlClientProvider locale={of.language} timeZone="UTC" messages={messages}><CiteForm of={of} /></NextIntlClientProvider>
}
