'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Icon } from '@/components/ui/Icon'
import type { Doubt as AnyDoubt } from '@/lib/import/doubts'
import type { Report } from '@/lib/import/run'

type Doubt = AnyDoubt<string>
const KINDS: Doubt['kind'][] = ['refused', 'left_out', 'assumed', 'duplicate']
const PAGE = 20
const alike = (d: Doubt): string => [d.kind, d.column, d.reason.replace(/\d+/g, '#')].join('\n')

interface Group { key: string; first: Doubt; list: Doubt[]; count: number }

/** Every doubt with its file, row, column, value and reason; alike ones together, refused rows first. */
export function Doubts({ report }: { report: Report<string> }) {
  const t = useTranslations('preview')
  const kinds = useMemo(() => {
    const groups = new Map<string, Group>()
    for (const doubt of report.doubts) {
      const key = alike(doubt)
      const group = groups.get(key) ?? { key, first: doubt, list: [], count: 0 }
      group.list.push(doubt)
      group.count++
      groups.set(key, group)
    }
    for (const { doubt, count } of report.more) {
      const group = groups.get(alike(doubt))
      if (group) group.count += count
    }
    return KINDS.map(kind => ({ kind, groups: [...groups.values()].filter(g => g.first.kind === kind).sort((a, b) => b.count - a.count) })).filter(k => k.groups.length)
  }, [report])
  if (!kinds.length) return <p className="px-4 py-6 text-center text-muted">{t('noDoubts')}</p>
  return (
    <div>
      <p className="px-4 pt-3 text-sm text-muted">{t('doubtsHint')}</p>
      {kinds.map(({ kind, groups }) => (
        <section key={kind} aria-label={t(`kind.${kind}`)}>
          <h2 className="px-4 pt-4 pb-1 text-sm font-semibold">{t(`kind.${kind}`)} <bdi className="font-normal tabular-nums text-muted">{groups.reduce((n, g) => n + g.count, 0).toLocaleString('en')}</bdi></h2>
          {groups.map(group => <DoubtGroup key={group.key} group={group} />)}
        </section>
      ))}
    </div>
  )
}

function DoubtGroup({ group }: { group: Group }) {
  const t = useTranslations('preview')
  const [shown, setShown] = useState(PAGE)
  const { first, list, count } = group
  return (
    <details className="group border-b border-line">
      <summary className="flex items-baseline gap-3 px-4 py-2 hover:bg-background focus-visible:outline-offset-[-2px]">
        <span className="min-w-0 flex-1 leading-snug [overflow-wrap:anywhere]">{first.reason}</span>
        <bdi className="shrink-0 text-sm tabular-nums text-muted">{count.toLocaleString('en')}</bdi>
        <Icon name="chevronDown" size={12} className="shrink-0 self-center text-muted group-open:rotate-180" />
      </summary>
      <div className="overflow-x-auto px-4 pb-3" tabIndex={0} role="region" aria-label={t('rowsOf', { n: count })}>
        <table className="w-full border-collapse text-sm">
          <thead><tr className="text-muted">{(['file', 'row', 'column', 'value'] as const).map(name => <th key={name} scope="col" className="pe-3 pb-1 text-start font-normal">{t(name)}</th>)}</tr></thead>
          <tbody>
            {list.slice(0, shown).map((d, i) => (
              <tr key={i} className="border-t border-line align-top">
                <td className="py-1 pe-3 [overflow-wrap:anywhere]"><bdi>{d.sheet ? `${d.file}, ${d.sheet}` : d.file}</bdi></td>
                <td className="py-1 pe-3 tabular-nums">{d.row ?? '–'}</td>
                <td className="py-1 pe-3"><bdi>{d.column ?? '–'}</bdi></td>
                <td className="py-1 [overflow-wrap:anywhere]"><bdi>{d.value ?? '–'}</bdi></td>
              </tr>
            ))}
          </tbody>
        </table>
        {list.length > shown && <button type="button" className="button mt-2" onClick={() => setShown(shown + 200)}>{t('showMore')}</button>}
        {count > list.length && <p className="mt-2 text-sm text-muted">{t('andMore', { n: count - list.length })}</p>}
      </div>
    </details>
  )
}
