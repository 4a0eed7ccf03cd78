import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { EditionMark } from '@/components/panels/EditionMark'
import { NotFoundPanel } from '@/components/panels/NotFoundPanel'
import { OldEdition } from '@/components/panels/OldEdition'
import { ScenePanel } from '@/components/panels/ScenePanel'
import { localText } from '@/components/panels/texts'
import type { SearchParams } from '@/lib/search-params'
import { getShown } from '@/lib/server'
import { standingOf } from '@/lib/server/history'
import { sceneMetadata } from '@/lib/server/page-metadata'
import { decoded } from '@/lib/server/page-status'
import { getScenePlace, pairFor, wantsTextOnly } from '@/lib/server/scenes'

interface Props { params: Promise<{ place: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [id, locale] = await Promise.all([params.then(p => decoded(p.place)), getLocale()])
  const place = await getScenePlace(id)
  return place ? sceneMetadata(`/scenes/${id}`, localText(place, 'title', locale), localText(place, 'summary', locale)) : { robots: { index: false } }
}

export default async function ScenePage({ params, searchParams }: Props) {
  const id = decoded((await params).place)
  const [locale, edition, place, standing, textOnly] = await Promise.all([getLocale(), getShown(), getScenePlace(id), standingOf(), wantsTextOnly()])
  if (!place) return <NotFoundPanel id={id} similar={[]} standing={standing} locale={locale} />
  return <EditionMark edition={edition}><OldEdition standing={standing} locale={locale} /><ScenePanel place={place} pair={await pairFor(place, await searchParams)} edition={edition.key} locale={locale} textOnly={textOnly} /></EditionMark>
}
