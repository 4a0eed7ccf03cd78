import { getTranslations } from 'next-intl/server'
import { Header } from '@/components/ui/Header'
import { localePath } from '@/i18n/locales'
import { inLanguage } from '@/lib/model/facets'
import { BOOT_ID, ROOM_ID, type MapBoot } from './boot'
import { DraftNote, Foot } from './Foot'
import type { Around } from './Page'

/** The map page as it stands in the file: its head, and in the explorer's place what can be read without scripts. */
export async function MapShell({ around, boot, script }: { around: Around; boot: MapBoot; script: string }) {
  const t = await getTranslations()
  const { manifest, locale, edition } = around
  return (
    <>
      <div className="explorer">
        <div className="[grid-area:head]"><Header manifest={manifest} path="/" /></div>
        <div id={ROOM_ID} className="contents">
          <div className="sheet" data-stop="half">
            <main id="panel" className="relative h-full overflow-y-auto bg-surface">
              {edition.draft && <DraftNote />}
              <div id="record" className="mx-auto max-w-[720px] px-4 py-4">
                <h1 className="text-xl"><bdi>{[manifest.title, manifest.subtitle].map(x => inLanguage(x, locale)).filter(Boolean).join(' · ')}</bdi></h1>
                <p className="mt-2">{inLanguage(manifest.description, locale)}</p>
                <p className="mt-3"><a className="link" href={localePath(locale, '/incidents')}>{t('static.all')}</a></p>
                <noscript><p className="mt-3 text-muted">{t('static.noScript')}</p></noscript>
              </div>
              <Foot edition={edition} locale={locale} />
            </main>
          </div>
          <section aria-label={t('map.label')} aria-busy="true" className="map-area" />
        </div>
      </div>
      <script type="application/json" id={BOOT_ID} dangerouslySetInnerHTML={{ __html: JSON.stringify(boot).replaceAll('<', '\\u003c') }} />
      <script type="module" src={script} />
    </>
  )
}
