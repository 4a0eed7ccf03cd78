import type { Metadata } from 'next'
import type { SearchParams } from '@/lib/search-params'
import { AwayNote } from '@/components/panels/AwayPanel'
import { HomePanel } from '@/components/panels/HomePanel'
import { EditionMark } from '@/components/panels/EditionMark'
import { getCurrent, homeLists } from '@/lib/server'

export const metadata: Metadata = { alternates: { types: { 'application/geo+json': '/api/collections/incidents/items' } } }

export default async function HomePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [edition, lists] = await Promise.all([getCurrent(), homeLists(await searchParams)])
  return <EditionMark edition={edition}>{!lists.lists && <AwayNote />}<HomePanel {...lists} /></EditionMark>
}
