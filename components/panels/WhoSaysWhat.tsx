import { getTranslations } from 'next-intl/server'
import { Prose } from '@/components/ui/Prose'
import { dayText, rangeOf, tollText } from '@/lib/format'
import type { IncidentProperties } from '@/lib/model/incident'
import type { Manifest } from '@/lib/model/manifest'
import { Part } from './Part'
import { localText } from './texts'

/** Disagreement is shown, never averaged: each body with its own figures, of the kinds that the atlas records. */
export async function WhoSaysWhat({ p, fields, locale }: { p: IncidentProperties; fields: Manifest['casualty_fields']; locale: string }) {
  const t = await getTranslations('incident')
  if (!p.conflicting_figures.length) return null
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
          <tr className={row}><th scope="row" className="py-1.5 text-start font-normal text-muted">{t('thisRecord')}</th>{tolls.map(name => cell(name, p))}</tr>
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
    </Part>
  )
}
