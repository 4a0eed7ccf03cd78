import { endingOf } from '@/lib/model/held-file'
import { farthest } from '@/lib/scenes'
import { localText } from '../panels/texts'
import { BeforeAfter } from '../scenes/BeforeAfter'
import { said } from './Inlines'
import type { ScenesProps } from './registry'

/** The first and the last scene of a place: a story has no moment that would choose two between them. */
export async function Pair({ block, around: { places, locale, language, textOnly, address } }: ScenesProps) {
  const place = places.find(p => p.id === block.place)
  if (!place) return null
  return (
    <figure className="story-pair">
      <BeforeAfter
        place={{ drawing: place.drawing, title: localText(place, 'title', locale) }} pair={farthest(place.scenes)} locale={locale} textOnly={textOnly}
        address={scene => address({ sha256: scene.sha256, ending: endingOf(scene.file) })}
      />
      {block.caption && <figcaption>{said(block.caption, language)}</figcaption>}
    </figure>
  )
}
