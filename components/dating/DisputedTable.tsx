import { getTranslations } from 'next-intl/server'
import { dayText } from '@/lib/format'
import type { Disputed, ResultsPage } from '@/lib/model/dating-page'

/** Buildings that answers did not settle, the most disputed first. */
export async function DisputedTable({ disputed: { all, first }, last, locale }: Pick<ResultsPage, 'disputed'> & { /** Day of the last scene. */ last: string; locale: string }) {
  const [t, layer] = await Promise.all([getTranslations('dating.results'), getTranslations('dating.layer')])
  const day = (iso: string | null) => (iso ? dayText(iso, locale, 'short') : '')
  const told = ({ after, by, stands }: Disputed) => layer(`told.${stands ? 'stands' : after && by ? 'between' : by ? 'by' : after ? 'after' : 'open'}`, { after: day(after), by: day(by), last: day(last) })
  const head = 'pb-1 ps-3 text-start font-normal first:ps-0'
  return (
    <>
      <table className="w-full border-collapse">
        <caption className="sr-only">{t('disputed')}</caption>
        <thead><tr className="text-sm text-muted"><th scope="col" className={head}>{t('building')}</th><th scope="col" className={head}>{t('interval')}</th><th scope="col" className={`${head} text-end`}>{t('confidence')}</th><th scope="col" className={`${head} text-end`}>{t('answers')}</th></tr></thead>
        <tbody>
          {first.map(building => (
            <tr key={building.id} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 text-start font-medium"><bdi>{building.id}</bdi></th>
              <td className="py-1.5 ps-3">{told(building)}</td>
              <td className="py-1.5 ps-3 text-end"><bdi className="tabular-nums">{Math.floor(building.confidence * 100)} %</bdi></td>
              <td className="py-1.5 ps-3 text-end"><bdi className="tabular-nums">{building.answers + building.other_answers}</bdi></td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > first.length && <p className="text-sm text-muted">{t('disputedMore', { n: first.length, all })}</p>}
    </>
  )
}
