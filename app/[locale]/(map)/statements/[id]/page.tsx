import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { permanentRedirect } from 'next/navigation'
import { AwayPanel } from '@/components/panels/AwayPanel'
import { EditionMark } from '@/components/panels/EditionMark'
import { StatementPanel } from '@/components/panels/StatementPanel'
import { NotFoundPanel } from '@/components/panels/NotFoundPanel'
import { localText } from '@/components/panels/texts'
import { WithdrawnPanel } from '@/components/panels/WithdrawnPanel'
import { localePath } from '@/i18n/locales'
import { getCurrent, getStatement, suggestFor404 } from '@/lib/server'
import { decoded } from '@/lib/server/page-status'

interface Props { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = decoded((await params).id)
  const [locale, answer] = await Promise.all([getLocale(), getStatement(id)])
  if (answer?.kind !== 'found') return { robots: { index: false } }
  return {
    title: localText(answer.statement, 'title', locale),
    description: localText(answer.statement, 'summary', locale),
    alternates: { types: { 'application/geo+json': `/api/collections/statements/items/${id}` } },
  }
}

export default async function StatementPage({ params }: Props) {
  const id = decoded((await params).id)
  const [locale, edition, answer] = await Promise.all([getLocale(), getCurrent(), getStatement(id)])
  if (!answer) return <NotFoundPanel id={id} similar={await suggestFor404(id)} locale={locale} />
  if (answer.kind === 'away') return <AwayPanel />
  if (answer.kind === 'withdrawn') return <WithdrawnPanel withdrawn={answer} locale={locale} />
  if (answer.kind === 'redirect') permanentRedirect(localePath(locale, `/statements/${answer.id}`))
  return <EditionMark edition={edition}><StatementPanel found={answer} locale={locale} /></EditionMark>
}
