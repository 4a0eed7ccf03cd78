import { getTranslations } from 'next-intl/server'
import { dayText } from '@/lib/format'
import type { ScenePlace } from '@/lib/model/scene'
import type { ScenePair, ShownScene } from '@/lib/scenes'
import { OneOverOther } from './OneOverOther'

interface Props { place: Pick<ScenePlace, 'drawing'> & { title: string }; pair: ScenePair; /** Where a whole picture is. */ address(scene: Extract<ShownScene, { kind: 'image' }>): string; locale: string; /** A reader wants no pictures. */ textOnly: boolean }

/**
 * Two scenes of a place as two pictures with their dates, for an article or a reader without scripts; where both are whole pictures a
 * reader with scripts may lay one over the other. Scenes in tiles are shown on the map alone, and this says so.
 */
export async function BeforeAfter({ place, pair, address: addressOf, locale, textOnly }: Props) {
  const t = await getTranslations('compare')
  const sides = (['before', 'after'] as const).map(side => {
    const scene = pair[side]
    const day = dayText(scene.date, locale, 'short')
    return { side, scene, day, label: t(side), alt: t(place.drawing ? 'altDrawing' : 'alt', { place: place.title, day, n: scene.resolution_m.toFixed(1) }), address: scene.kind === 'image' ? addressOf(scene) : null }
  })
  const [before, after] = sides
  return (
    <div className="mt-3">
      {place.drawing && <p className="pb-1 text-sm font-medium">{t('drawing')}</p>}
      <div className="grid grid-cols-2 gap-2">
        {sides.map(({ side, day, label, alt, address, scene }) => (
          <figure key={side} className="min-w-0">
            {/* Served as it is. */}
            {address && !textOnly ? <img src={address} alt={alt} loading="lazy" className="media block aspect-square h-auto w-full rounded-md bg-chip object-cover" /> : <p className="border border-dashed border-muted px-3 py-2 text-sm">{textOnly ? alt : t('tilesOnly')}</p>}
            <figcaption className="pt-1 text-sm"><span className="text-muted">{label}</span> <bdi className="font-medium">{day}</bdi><span className="block text-xs text-muted"><bdi>{scene.attribution ?? scene.provider}</bdi></span></figcaption>
          </figure>
        ))}
      </div>
      {before.address && after.address && !textOnly && (
        <OneOverOther before={{ address: before.address, alt: before.alt }} after={{ address: after.address, alt: after.alt }} rtl={locale === 'ar'} words={{ open: t('overlay'), close: t('overlayClose'), boundary: t('boundary'), text: t('boundaryText', { n: '{n}', before: before.day, after: after.day }) }} />
      )}
    </div>
  )
}
