import { getTranslations } from 'next-intl/server'
import { ViewLink } from '@/components/explorer/ViewLink'
import { Prose } from '@/components/ui/Prose'
import { dayText, rangeOf, tollText } from '@/lib/format'
import type { IncidentProperties } from '@/lib/model/incident'
import type { Manifest } from '@/lib/model/manifest'
import { Part } from './Part'
import { localText } from './texts'

/**
 * Disagreement is shown, never averaged: what this record holds, what a party said of it, what others count, each with its day and
 * its own figures, of the kinds that the atlas records.
 */
export async function WhoSaysWhat({ p, fields, locale }: { p: IncidentProperties; fields: Manifest['casualty_fields']; locale: string }) {
  const [t, all] = await Promise.all([getTranslations('incident'), getTranslations()])
  if (!p.conflicting_figures.length && !p.admissions.length) return null
  const tolls = (['killed', 'injured'] as const).filter(name => fields.includes(name))
  const cell = (name: 'killed' | 'injured', f: { [Key in `${typeof name}_${'min' | 'max'}`]?: number }) => {
    const toll = rangeOf(f[`${name}_min`], f[`${name}_max`])
    const content = toll ? <bdi className="font-semibold tabular-nums">{tollText(toll)}</bdi> : <span className="text-muted"><span aria-hidden>–</span><span className="sr-only">{t('unknown')}</span></span>
    return <td key={name} className="py-1.5 ps-3 text-end">{content}</td>
  }
  const row = 'border-t border-line align-top'
  return (
    <Part title={t('whoSaysWhat')}>
      <table className="w-full border-collapse">
        <thead><tr className="text-sm text-muted"><th scope="col" className="text-start font-normal">{t('source')}</th>{tolls.map(name => <th key={name} scope="col" className="ps-3 text-end font-normal">{t(name)}</th>)}</tr></thead>
        <tbody>
          <tr className={row}><th scope="row" className="py-1.5 text-start font-normal text-muted">{t('thisRecord')}{p.documented_by.length > 0 && <span className="block text-sm"><bdi>{p.documented_by.join(', ')}</bdi></span>}</th>{tolls.map(name => cell(name, p))}</tr>
          {p.admissions.map((a, i) => (
            <tr key={`party-${i}`} className={row}>
              <th scope="row" className="py-1.5 text-start font-normal text-muted"><bdi>{a.by}</bdi><span className="block text-sm">{a.date && <><bdi>{dayText(a.date, locale, 'short')}</bdi> · </>}<span className="text-ink">{all(`assessment.${a.assessment}`)}</span></span></th>
              {tolls.map(name => cell(name, a))}
            </tr>
          ))}
          {p.conflicting_figures.map((f, i) => {
            const children = fields.includes('children_killed') ? rangeOf(f.children_killed_min, f.children_killed_max) : null
            return (
              <tr key={i} className={row}>
                <th scope="row" className="py-1.5 text-start font-normal text-muted">
                  <bdi>{f.by}</bdi>{f.date && <span className="block text-sm"><bdi>{dayText(f.date, locale, 'short')}</bdi></span>}
                  {localText(f, 'text', locale) && <span className="block text-sm text-ink"><Prose text={localText(f, 'text', locale)} /></span>}
                  {children && <span className="block text-sm">{t.rich('ofThemChildren', { range: () => <bdi className="tabular-nums">{tollText(children)}</bdi> })}</span>}
                </th>
                {tolls.map(name => cell(name, f))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {p.admissions.length > 0 && <p className="mt-1.5"><ViewLink path="/claims" hash="strikes" className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11">{all('claims.link')}</ViewLink></p>}
    </Part>
  )
}
