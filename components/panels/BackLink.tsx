'use client'
import { useTranslations } from 'next-intl'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import { ViewLink } from '@/components/explorer/ViewLink'
import { Icon } from '@/components/ui/Icon'

/** Back to the list of what matches, with how many there are. */
export function BackLink({ statements = false }: { statements?: boolean }) {
  const t = useTranslations()
  const { initial } = useAtlas()
  const n = useExplorer(s => s.frame?.totals.incidents) ?? initial.totals.incidents
  return (
    <ViewLink path={statements ? '/statements' : '/'} className="print-none inline-flex min-h-11 items-center gap-1 px-4 font-medium text-accent hover:underline">
      <Icon name="chevronStart" size={14} className="rtl:rotate-180" />{statements ? t('statement.back') : t('incident.back', { n })}
    </ViewLink>
  )
}
