import { getTranslations } from 'next-intl/server'
import { ViewLink } from '@/components/explorer/ViewLink'
import { dayText } from '@/lib/format'
import { inLanguage } from '@/lib/model/facets'
import type { NearBuildings } from '@/lib/model/track'
import { Part } from './Part'

/** Buildings that volunteers dated to the days of a record, near its place: a suggestion where to look, no finding. */
export async function BuildingsNear({ near, locale }: { near: NearBuildings[]; locale: string }) {
  if (!near.length) return null
  const t = await getTranslations('dating.near')
  const day = (iso: string) => dayText(iso, locale, 'short')
  return (
    <Part title={t('title')}>
      {near.map(({ project, title, matched, buildings }) => (
        <div key={project} className="mb-2">
          <p>{t('buildings', { n: matched })} <bdi className="text-muted">{inLanguage(title, locale)}</bdi></p>
          <ul className="text-sm">
            {buildings.map(b => <li key={b.id}><bdi>{t('one', { id: b.id, after: day(b.after), by: day(b.by) })}</bdi></li>)}
            {matched > buildings.length && <li className="text-muted">{t('more', { n: matched - buildings.length })}</li>}
          </ul>
          <ViewLink path="/" patch={{ dating: project, at: null }} className="link inline-flex min-h-6 items-center text-sm pointer-coarse:min-h-11">{t('show')}</ViewLink>
        </div>
      ))}
      <p className="text-sm text-muted">{t('notCaused')}</p>
    </Part>
  )
}
