import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { settle } from '@/components/static/settle'
import { speak } from '@/components/static/twins/words'
import type { HistoryEntry } from '@/lib/model/history'
import { manifest } from '@/lib/publish/fixtures/atlas'
import arabic from '@/messages/ar.json'
import english from '@/messages/en.json'
import { WithdrawnPanel } from '../WithdrawnPanel'
import { History } from './History'

// Texts and links come as the static edition gets them: the same words, without a request.
vi.mock('@/components/ui/AppLink', () => import('@/components/static/twins/AppLink'))
vi.mock('next-intl/server', () => import('@/components/static/twins/words'))

const entry = (edition: number, what: HistoryEntry['what'], other: string | null = null): HistoryEntry => ({ edition, date: `2026-01-0${edition}`, note: '', noteIn: {}, what, other, fields: [], reason: null, withdrawn: null, states: null })
const around = { kind: 'incident', id: 'x', manifest: manifest as never, edition: { key: 'k', number: 1, date: '2026-01-01', hash: 'h', draft: false, turn: 1 } } as const
async function text(entries: HistoryEntry[], locale = 'en'): Promise<string> {
  speak(locale, locale === 'ar' ? arabic : english)
  return plain(await settle(<History {...around} history={{ since: { edition: 1, date: '2026-01-01' }, entries }} locale={locale} />))
}
const plain = (node: React.ReactNode) => renderToStaticMarkup(node).replace(/<[^>]+>/g, '')

describe('what a history says', () => {
  it('of a record that became part of another, and of the other', async () => {
    const merged = await text([entry(3, 'merged', 'whole')])
    expect(merged).toContain('It became part of the record whole.')
    expect(merged).not.toContain('of this one')
    expect(await text([entry(3, 'joined', 'part')])).toContain('The record part became part of this one.')
    expect(await text([entry(3, 'merged', 'whole')], 'ar')).toContain('صار جزءاً من السجل whole.')
  })
  it('says "since" only of a record that is still there', async () => {
    expect(await text([entry(2, 'withdrawn')])).toContain('It came into the record with edition 1 (1 January 2026).')
    expect(await text([entry(2, 'merged', 'whole')])).toContain('It came into the record with edition 1')
    const back = await text([entry(2, 'withdrawn'), entry(3, 'added')])
    expect(back).toContain('In the record since edition 1')
    expect(back).toContain('With this edition the record is in the atlas again.')
  })
})

describe('what the page of a withdrawn record says', () => {
  const panel = async (held: { first: number; last: number; count: number; among: number }) => {
    speak('en', english)
    return plain(await settle(<WithdrawnPanel withdrawn={{ date: '2026-01-02', reason: { en: 'Told twice.' }, title: null }} path="/incidents/x" held={{ ...held, first: { number: held.first, date: '' } }} locale="en"><History {...around} history={{ since: null, entries: [entry(2, 'withdrawn')] }} locale="en" /></WithdrawnPanel>))
  }
  it('in which editions it stood, and its history', async () => {
    expect(await panel({ first: 1, last: 25, count: 25, among: 25 })).toContain('It stood in editions 1–25.')
    expect(await panel({ first: 1, last: 1, count: 1, among: 1 })).toContain('It stood in edition 1.')
    const some = await panel({ first: 1, last: 4, count: 3, among: 4 })
    expect(some).toContain('It stood in 3 of the editions 1–4.')
    expect(some).toContain('Edition 2 · 2 January 2026 · Withdrawn')
  })
})
