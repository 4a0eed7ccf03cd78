import { useAtlas } from '@/components/explorer/context'
import { localePath } from './locales'
import { dayText } from '@/lib/format'
import type { Cited } from '@/lib/formats/cite'
import { inLanguage } from '@/lib/model/facets'
import type { EditionInfo } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'
import { link } from '../place'
import { publicAddress } from './public-address'
import { wordsOf } from './words'

// Takes the place of components/panels/Cite.tsx in the static edition.

interface Props { id: string; title: string; edition: EditionInfo; manifest: Manifest; happened: Cited['happened']; kind?: 'incidents' | 'statements' | 'stories' }

/** How to cite the record, the record as data, and where to report an error when the atlas names a contact. Readable without scripts. */
export function Cite({ id, title, edition, manifest, kind = 'incidents' }: Props) {
  const t = wordsOf('incident')
  const { locale } = useAtlas()
  const path = `/${kind}/${id}`
  const contact = manifest.contact?.url ?? (manifest.contact?.email && `mailto:${manifest.contact.email}?subject=${encodeURIComponent(id)}`)
  // Where the export will stand is known to who says --url; else the page says it of itself (static/theme.ts).
  const known = publicAddress(locale, path)
  const text = t('citeText', { title, app: inLanguage(manifest.title, locale), edition: edition.number, date: dayText(edition.date, locale), url: known ?? '\u0000' })
  const [before, after] = text.split('\u0000')
  return (
    <section className="mt-6 border-t border-line pt-4">
      <h2 className="font-semibold">{t('cite')}</h2>
      <p className="mt-1 rounded-md bg-background p-3 text-sm [overflow-wrap:anywhere]"><bdi>{before}{after !== undefined && <><span data-address>{localePath(locale, path)}</span>{after}</>}</bdi></p>
      <p className="print-none mt-1 flex flex-wrap gap-x-5">
        {kind !== 'stories' && <a className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11" href={link(`${path}/record.geojson`)} rel="alternate" type="application/geo+json">{t('download')}</a>}
        {contact && <a className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11" href={contact}>{t('report')}</a>}
      </p>
      <p className="mt-2 text-sm text-muted">
        {kind !== 'stories' && <>{t('id')} <bdi className="font-medium">{id}</bdi> · </>}{t('edition', { n: edition.number, date: dayText(edition.date, locale) })}{edition.draft && <> · {t('draft')}</>}
      </p>
    </section>
  )
}
