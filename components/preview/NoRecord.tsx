'use client'
import { NextIntlClientProvider, useTranslations } from 'next-intl'
import type { Mapping } from '@/lib/import/mapping'
import type { Report } from '@/lib/import/run'
import type { PreviewClient } from './client'
import { Columns } from './Columns'
import { Doubts } from './Doubts'
import { Failure } from './Failure'
import { Files } from './Files'
import type { Surroundings } from './surroundings'

interface Props extends Surroundings { files: File[]; report: Report<string>; title: string; reason: string; client: PreviewClient; onFiles(files: File[]): void; onRun(mappings: Mapping[]): void }

/** No row became a record: why, and the same columns and doubts as beside a map, so that the person can say it otherwise and read again. */
export function NoRecord({ messages, ...props }: Props) {
  return <NextIntlClientProvider locale={props.locale} messages={messages} timeZone="UTC"><Body {...props} /></NextIntlClientProvider>
}

function Body({ files, report, title, reason, client, onFiles, onRun }: Omit<Props, 'messages'>) {
  const t = useTranslations('preview')
  return (
    <>
      <Failure title={title} reason={reason} large={null} hint={t('noneHint')} />
      <div className="-mx-4 mt-4"><Files files={files} report={report} client={client} onFiles={onFiles} /></div>
      <section aria-labelledby="columns-read" className="-mx-4 border-t border-line">
        <h2 id="columns-read" className="px-4 pt-4 text-lg">{t('columns')}</h2>
        <Columns tables={report.tables} onRun={onRun} />
      </section>
      <section aria-labelledby="doubts-had" className="-mx-4">
        <h2 id="doubts-had" className="px-4 pt-4 text-lg">{t('doubts')}</h2>
        <Doubts report={report} />
      </section>
    </>
  )
}
