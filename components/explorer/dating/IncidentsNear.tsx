'use client'
import { useTranslations } from 'next-intl'
import useSWR from 'swr'
import { titleOf } from '@/components/panels/texts'
import { recordDate } from '@/lib/format'
import type { ListItem } from '@/lib/model/list-item'
import { useAtlas } from '../context'
import { fetchJson } from '../fetch-json'
import { ViewLink } from '../ViewLink'

interface Near { matched: number; incidents: ListItem[] }

/** Documented incidents that happened near a building in the days in which it fell: a suggestion where to look, no finding. */
export function IncidentsNear({ project, building, seq }: { project: string; building: string; seq: number }) {
  const t = useTranslations('dating.near')
  const { locale } = useAtlas()
  // Another answer may move the interval.
  const { data } = useSWR<Near, Error, [string, number]>([`/api/dating/${project}/near?building=${encodeURIComponent(building)}`, seq], ([url]) => fetchJson<Near>(url), { revalidateOnFocus: false, keepPreviousData: true })
  if (!data?.matched) return null
  return (
    <div className="mt-1">
      <p>{t('incidents', { n: data.matched })}</p>
      <ul>
        {data.incidents.map(item => <li key={item.id}><ViewLink path={`/incidents/${item.id}`} className="link inline-block min-h-6 pointer-coarse:min-h-11">{titleOf(item, locale)} <bdi className="text-muted">{recordDate(item, locale, 'short')}</bdi></ViewLink></li>)}
      </ul>
      <p className="text-muted">{t('notCaused')}</p>
    </div>
  )
}
