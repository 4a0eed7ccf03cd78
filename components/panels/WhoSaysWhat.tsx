import { getTranslations } from 'next-intl/server'
import { Prose } from '@/components/ui/Prose'
import { dayText, rangeOf, tollText } from '@/lib/format'
import type { IncidentProperties } from '@/lib/model/incident'
import { Part } from './Part'
import { localText } from './texts'

/** Disagreement is shown, never averaged: each body with its own figures. */
export async function WhoSaysWhat({ p, locale }: { p: IncidentProperties; locale: string }) {
  const t = await getTranslations('incident')
  if (!p.conflicting_figures.length) return null
  const cell = (min?: number, max?: number) => {
    const toll = rangeOf(min, max)
    return toll ? <bdi className="font-semibold tabular-nums">{tollText(toll)}</bdi> : <span className="text-muted"><span aria-hidden>–</span><span className="sr-only">{t('unknown')}</span></span>
  }
  const row = 'border-t border-line align-top'
  return (
    <Part title={t('whoSaysWhat')}>
      <table className="w-full border-collapse">
        <thead><tr className="text-sm text-muted"><th scope="col" className="text-start font-normal">{t('source')}</th><th scope="col" className="ps-3 text-end font-normal">{t('killed')}</th><th scope="col" className="ps-3 text-end font-normal">{t('injured')}</th></tr></thead>
        <tbody>
          <tr className={row}><th scope="row" className="py-1.5 text-start font-normal text-muted">{t('thisRecord')}</th><td className="py-1.5 ps-3 text-end">{cell(p.killed_min, p.killed_max)}</td><td className="py-1.5 ps-3 text-end">{cell(p.injured_min, p.injured_max)}</td></tr>
          {p.conflicting_figures.map((f, i) => {
            const children = rangeOf(f.children_killed_min, f.children_killed_max)
            return (
              <tr key={i} className={row}>
                <th scope="row" className="py-1.5 text-start font-normal text-muted">
                  <bdi>{f.by}</bdi>{f.date && <span className="block text-sm"><bdi>{dayText(f.date, locale, 'short')}</bdi></span>}
                  {localText(f, 'text', locale) && <span className="block text-sm text-ink"><Prose text={localText(f, 'text', locale)} /></span>}
                  {children && <span className="block text-sm">{t.rich('ofThemChildren', { range: () => <bdi className="tabular-nums">{tollText(children)}</bdi> })}</span>}
                </th>
                <td className="py-1.5 ps-3 text-end">{cell(f.killed_min, f.killed_max)}</td>
                <td className="py-1.5 ps-3 text-end">{cell(f.injured_min, f.injured_max)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Part>
  )
}
