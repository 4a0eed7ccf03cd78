import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { notFound, permanentRedirect } from 'next/navigation'
import { EditionMark } from '@/components/panels/EditionMark'
import { StatementPanel } from '@/components/panels/StatementPanel'
import { localText } from '@/components/panels/texts'
import { localePath } from '@/i18n/locales'
import { getCurrent, getStatement } from '@/lib/server'

interface Props { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const [locale, answer] = await Promise.all([getLocale(), getStatement(id)])
  if (answer?.kind !== 'found') return {}
  return {
    title: localText(answer.statement, 'title', locale),
    description: localText(answer.statement, 'summary', locale),
    alternates: { types: { 'application/json': `/api/collections/statements/items/${id}` } },
  }
}

export default async function StatementPage({ params }: Props) {
  const { id } = await params
  const [locale, edition, answer] = await Promise.all([getLocale(), getCurrent(), getStatement(id)])
  if (!answer) notFound()
  if (answer.kind === 'redirect') permanentRedirect(localePath(locale, `/statements/${answer.id}`))
  return <EditionMark edition={edition}><StatementPanel found={answer} locale={locale} /></EditionMark>
}
