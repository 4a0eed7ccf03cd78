import { useTranslations } from 'next-intl'
import { allFacets, GREY, inLanguage, labelOf } from '@/lib/model/facets'
import { said } from './Inlines'
import type { ChartProps } from './registry'

/** Incidents of the chapter's view by the first facet's codes: a table whose figures are drawn as well. */
export function Targets({ block, around: { shown: { targets: chart }, manifest, locale, language } }: ChartProps) {
  const t = useTranslations('story')
  if (!chart) return null
  const facet = allFacets(manifest).find(f => f.property === chart.facet)
  const most = Math.max(1, ...chart.codes.map(c => c.incidents))
  return (
    <figure className="story-chart">
      {chart.codes.length ? (
        <table className="story-bars">
          <caption className="sr-only">{t('byCode', { facet: inLanguage(facet?.label, locale) })}</caption>
          <thead className="sr-only"><tr><th scope="col">{inLanguage(facet?.label, locale)}</th><th scope="col">{t('incidents')}</th></tr></thead>
          <tbody>
            {chart.codes.map(({ code, incidents }) => {
              const color = facet?.codes.find(c => c.code === code)?.color ?? GREY
              return (
                <tr key={code}>
                  <th scope="row">{labelOf(facet, code, locale)}</th>
                  <td><span aria-hidden className="swatch" style={{ '--swatch': color.light, '--swatch-dark': color.dark, width: `${(incidents / most) * 82}%` } as React.CSSProperties} /><bdi>{incidents}</bdi></td>
                </tr>
              )
            })}
          </tbody>
        </table>
      ) : <p className="text-muted">{t('noneInView')}</p>}
      <figcaption>{block.caption && <>{said(block.caption, language)} </>}{chart.codes.length > 1 && t('underEach')}</figcaption>
    </figure>
  )
}
