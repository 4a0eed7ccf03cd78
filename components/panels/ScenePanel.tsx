import { getTranslations } from 'next-intl/server'
import { Comparing } from '@/components/explorer/compare/Comparing'
import { ViewLink } from '@/components/explorer/ViewLink'
import { BeforeAfter } from '@/components/scenes/BeforeAfter'
import { NavLink } from '@/components/ui/NavLink'
import { Prose } from '@/components/ui/Prose'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import { pictureAddress, type ScenePair, type ShownPlace } from '@/lib/scenes'
import { Part } from './Part'
import { langOf, localText } from './texts'

interface Props { place: ShownPlace; pair: ScenePair; edition: string; locale: string; textOnly: boolean }

/** A place from above: how two of its scenes are compared on the map, and every scene with its day, provider and licence. */
export async function ScenePanel({ place, pair, edition, locale, textOnly }: Props) {
  const t = await getTranslations('compare')
  return (
    <article id="record" tabIndex={-1} className="pb-6 outline-none">
      <ViewLink path="/scenes" className="print-none inline-flex min-h-11 items-center gap-1 px-4 font-medium text-accent hover:underline">{t('back')}</ViewLink>
      <div className="px-5">
        {place.drawing && <p className="w-fit rounded-md border border-ink px-2 py-0.5 text-sm font-semibold">{t('drawing')}</p>}
        <h1 className="mt-1 text-2xl leading-tight" lang={langOf(place, 'title', locale)}>{localText(place, 'title', locale)}</h1>
        {localText(place, 'summary', locale) && <p className="mt-3" lang={langOf(place, 'summary', locale)}><Prose text={localText(place, 'summary', locale)} /></p>}
        <Comparing place={{ id: place.id, bounds: place.bounds, drawing: place.drawing, scenes: place.scenes }} edition={edition} />
        <p className="print-none mt-3"><ViewLink path="/" patch={{ area: { kind: 'box', bounds: place.bounds } }} className="link">{t('incidentsHere')}</ViewLink></p>
        <Part title={t('sideBySide')}><BeforeAfter place={{ drawing: place.drawing, title: localText(place, 'title', locale) }} pair={pair} address={scene => pictureAddress(edition, scene.sha256)} locale={locale} textOnly={textOnly} /></Part>
        <Part title={t('all')} count={place.scenes.length}>
          <ul>
            {place.scenes.map(s => (
              <li key={s.id} className="border-t border-line py-2">
                <bdi className="font-medium">{dayText(s.date, locale)}</bdi>
                {localText(s, 'note', locale) && <span className="block text-sm"><Prose text={localText(s, 'note', locale)} /></span>}
                <span className="block text-sm text-muted"><bdi lang="en">{s.provider}</bdi> · <bdi lang="en">{s.licence}</bdi> · {t('resolution', { n: s.resolution_m.toFixed(2) })}</span>
              </li>
            ))}
          </ul>
        </Part>
      </div>
    </article>
  )
}

/** All places with scenes. */
export async function SceneList({ places, locale }: { places: ShownPlace[]; locale: string }) {
  const [t, track] = await Promise.all([getTranslations('compare'), getTranslations('track')])
  return (
    <article id="record" tabIndex={-1} className="pb-6 outline-none">
      <ViewLink path="/" className="print-none inline-flex min-h-11 items-center gap-1 px-4 font-medium text-accent hover:underline">{t('toIncidents')}</ViewLink>
      <div className="px-5">
        <h1 className="text-2xl leading-tight">{t('title')}</h1>
        <p className="mt-3">{places.length ? t('intro') : t('none')}</p>
        <p className="mt-2"><NavLink href={localePath(locale, '/track')} className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11">{track('title')}</NavLink></p>
        <ul aria-label={t('places')} className="mt-4">
          {places.map(p => (
            <li key={p.id} className="border-t border-line py-1">
              <ViewLink path={`/scenes/${p.id}`} className="block py-2 hover:bg-chip">
                <span className="block font-medium" lang={langOf(p, 'title', locale)}>{localText(p, 'title', locale)}</span>
                <span className="block text-sm text-muted">{p.drawing && <>{t('drawing')} · </>}{t.rich('span', { n: p.scenes.length, from: () => <bdi>{dayText(p.scenes[0].date, locale, 'short')}</bdi>, to: () => <bdi>{dayText(p.scenes[p.scenes.length - 1].date, locale, 'short')}</bdi> })}</span>
              </ViewLink>
            </li>
          ))}
        </ul>
      </div>
    </article>
  )
}
