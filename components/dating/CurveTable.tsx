import { getTranslations } from 'next-intl/server'
import { dayText } from '@/lib/format'
import type { ResultsPage } from '@/lib/model/dating-page'

/** The curve in figures: by each picture how many, and the range that holds the true number. */
export async function CurveTable({ curve, percent, locale }: Pick<ResultsPage, 'curve'> & { percent: number; locale: string }) {
  const t = await getTranslations('dating.results')
  const head = 'pb-1 text-end font-normal first:text-start'
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{t('curve')}</caption>
      <thead><tr className="text-sm text-muted"><th scope="col" className={head}>{t('picture')}</th><th scope="col" className={head}>{t('expected')}</th><th scope="col" className={head}>{t('range', { percent })}</th></tr></thead>
      <tbody>
        {curve.map(p => (
          <tr key={p.day} className="border-t border-line">
            <th scope="row" className="py-1 text-start font-normal"><bdi>{dayText(p.day, locale, 'short')}</bdi></th>
            <td className="py-1 text-end"><bdi className="font-semibold tabular-nums">{Math.round(p.expected).toLocaleString('en')}</bdi></td>
            <td className="py-1 text-end"><bdi className="tabular-nums">{p.low === p.high ? p.low.toLocaleString('en') : `${p.low.toLocaleString('en')}–${p.high.toLocaleString('en')}`}</bdi></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
