import { getTranslations } from 'next-intl/server'
import { tollText } from '@/lib/format'
import type { IncidentProperties } from '@/lib/model/incident'
import type { NamedPerson } from '@/lib/model/person'
import { familiesOf, othersOf } from '@/lib/remembrance'
import { langOf, localText } from '../texts'

/** Those of a record who are named, families together, and that others are not. */
export async function People({ p, locale, level }: { p: IncidentProperties; locale: string; /** Rank of a family's heading. */ level: 'h3' | 'h4' }) {
  const t = await getTranslations('remembrance')
  const others = othersOf(p)
  const Heading = level
  return (
    <>
      {familiesOf(p.people ?? []).map(({ name, people }, i) => (
        <div key={i}>
          {name && <Heading className="mt-3 font-normal text-muted" lang={langOf(name, 'family', locale)}>{t.rich('family', { name: () => <bdi>{localText(name, 'family', locale)}</bdi> })}</Heading>}
          <ul className="mt-2 space-y-3">{people.map((person, k) => <li key={k}><Person person={person} locale={locale} /></li>)}</ul>
        </div>
      ))}
      {others && <p className="mt-3 text-muted">{others === 'unknown' ? t('othersUnknown') : t.rich('others', { n: others.max, count: () => <bdi className="tabular-nums">{tollText(others)}</bdi> })}</p>}
    </>
  )
}

async function Person({ person, locale }: { person: NamedPerson; locale: string }) {
  const t = await getTranslations('remembrance')
  const { portrait, source, age, sex } = person
  const comma = locale === 'ar' ? '، ' : ', '
  const relation = localText(person, 'relation', locale)
  const told = [age !== undefined && t.rich(sex ? `age_${sex}` : 'age', { n: age, age: () => <bdi>{age}</bdi> }), relation && <span lang={langOf(person, 'relation', locale)}>{relation}</span>].filter(Boolean)
  return (
    <div className="flex gap-3">
      {portrait && (
        <figure className="w-20 shrink-0">
          {/* The picture is in the page itself: nothing is fetched. */}
          <img src={portrait.image} width={80} height={80} alt={localText(portrait, 'alt', locale)} className="size-20 rounded-md" />
          <figcaption className="mt-1 text-xs leading-snug text-muted"><bdi>{portrait.credit}</bdi>{comma}<bdi>{portrait.licence}</bdi></figcaption>
        </figure>
      )}
      <div className="min-w-0">
        <p className="text-lg leading-snug" lang={langOf(person, 'name', locale)}><bdi>{localText(person, 'name', locale)}</bdi></p>
        {told.length > 0 && <p className="text-muted">{told.map((part, i) => <span key={i}>{i > 0 && comma}{part}</span>)}</p>}
        <p className="text-sm text-muted">{person.basis === 'family' ? t('byFamily') : source ? t.rich('byRecord', { source: () => (source.url ? <a className="link" href={source.url} rel="noopener noreferrer external"><bdi>{source.title}</bdi></a> : <bdi>{source.title}</bdi>) }) : t('byRecordUnnamed')}</p>
      </div>
    </div>
  )
}
