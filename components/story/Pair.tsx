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
  // Only here, on the server, is it known what kind of file a picture is: in a static copy its name says so.
  const ending = (id: string) => { const scene = place.scenes.find(s => s.id === id); return scene?.kind === 'image' ? endingOf(scene.file) : '' }
  return (
    <figure className="story-pair">
      <BeforeAfter
        place={{ drawing: place.drawing, title: localText(place, 'title', locale) }} pair={farthest(place.scenes)} locale={locale} textOnly={textOnly}
        address={scene => address({ sha256: scene.sha256, ending: ending(scene.id) })}
      />
      {block.caption && <figcaption>{said(block.caption, language)}</figcaption>}
    </figure>
  )
}
