import { useTranslations } from 'next-intl'
import { Swatch } from '@/components/ui/Swatch'
import { dayText } from '@/lib/format'
import { allFacets, groupingOf, GREY, inLanguage } from '@/lib/model/facets'
import { said } from './Inlines'
import type { ChartProps } from './registry'

const [WIDTH, HEIGHT, FOOT] = [640, 200, 22]
const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
/** Shares of several days add up to parts; one decimal is more than an eye sees. */
const figure = (n: number): string => String(Math.round(n * 10) / 10)

/** Incidents of the chapter's view by month, stacked as in the timeline, drawn by the server from the edition; the same as a table. */
export function Months({ block, around: { chapter, shown: { months: chart }, manifest, locale, language } }: ChartProps) {
  const t = useTranslations('story')
  if (!chart) return null
  const facet = allFacets(manifest).find(f => f.property === chart.facet) ?? allFacets(manifest)[0]
  const { groupOfCode, groups } = groupingOf(facet)
  const colors = [...facet.codes.filter(c => c.color).map(c => c.color ?? GREY), GREY].slice(0, groups)
  const names = colors.map((_, g) => (g < groups - 1 || !groupOfCode.includes(groups - 1) ? inLanguage(facet.codes.find((_c, i) => groupOfCode[i] === g)?.label, locale) : t('otherCodes')))
  const used = names.map((_, g) => chart.months.some(m => m.known[g] || m.spread[g]))
  const most = Math.max(1, ...chart.months.map(m => sum(m.known) + sum(m.spread)))
  const step = WIDTH / Math.max(1, chart.months.length)
  const wide = Math.min(step * 0.76, 72)
  const rtl = locale === 'ar'
  const every = Math.ceil(chart.months.length / 8)
  const hatch = `hatch-${chapter.id}`
  const text = t('monthsText', { n: figure(sum(chart.months.map(m => sum(m.known) + sum(m.spread)))), months: chart.months.length })
  return (
    <figure className="story-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`} role="img" aria-label={`${t('months')}. ${text}`}>
        <defs><pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="5" fill="var(--surface)" /></pattern></defs>
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="var(--line)" />
        {chart.months.map((month, i) => {
          const x = (rtl ? chart.months.length - 1 - i : i) * step
          let y = HEIGHT
          const bars = month.known.flatMap((known, g) => [[known, false], [month.spread[g], true]] as [number, boolean][]).map(([value, hatched], k) => {
            const height = (value / most) * (HEIGHT - 20)
            y -= height
            const box = { x: x + (step - wide) / 2, y, width: wide, height }
            return value ? <g key={k}><rect {...box} className="swatch-fill" style={{ '--swatch': colors[k >> 1].light, '--swatch-dark': colors[k >> 1].dark } as React.CSSProperties} />{hatched && <rect {...box} fill={`url(#${hatch})`} />}</g> : null
          })
          const all = sum(month.known) + sum(month.spread)
          return (
            <g key={month.from}>
              {bars}
              {all > 0 && step > 26 && <text x={x + step / 2} y={y - 5} textAnchor="middle" fontSize="13" fill="var(--ink)">{figure(all)}</text>}
              {i % every === 0 && <text x={x + step / 2} y={HEIGHT + 16} textAnchor="middle" fontSize="12" fill="var(--muted)">{monthName(month.from, locale, every > 1 || step < 70)}</text>}
            </g>
          )
        })}
      </svg>
      <ul className="story-key" aria-hidden>{names.map((name, g) => used[g] && <li key={name}><Swatch color={colors[g]} size={11} />{name}</li>)}</ul>
      <figcaption>{block.caption && <>{said(block.caption, language)} </>}{chart.months.some(m => sum(m.spread) > 0) && t('hatched')}</figcaption>
      <details>
        <summary>{t('asTable')}</summary>
        <table>
          <thead><tr><th scope="col">{t('month')}</th><th scope="col">{t('known')}</th><th scope="col">{t('spread')}</th></tr></thead>
          <tbody>{chart.months.map(m => <tr key={m.from}><th scope="row">{dayText(m.from, locale, 'month')}</th><td><bdi>{figure(sum(m.known))}</bdi></td><td><bdi>{figure(sum(m.spread))}</bdi></td></tr>)}</tbody>
        </table>
      </details>
    </figure>
  )
}

/** "Jan 20": short where bars are narrow. */
const monthName = (iso: string, locale: string, short: boolean): string => (short ? `${iso.slice(5, 7)}/${iso.slice(2, 4)}` : dayText(iso, locale, 'month'))
