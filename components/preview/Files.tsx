'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { Download } from '@/lib/import/preview/protocol'
import type { Report } from '@/lib/import/run'
import type { PreviewClient } from './client'

const DOWNLOADS: [Download, file: string][] = [['atlas', 'atlas.zip'], ['report.html', 'report.html'], ['report.json', 'report.json'], ['mapping.json', 'mapping.json']]

/** The files, the arithmetic of their rows, and what can be taken away: no atlas where there is no record. */
export function Files({ files, report, client, onFiles }: { files: File[]; report: Report<string>; client: PreviewClient; onFiles(files: File[]): void }) {
  const t = useTranslations('preview')
  const input = useRef<HTMLInputElement>(null)
  const [making, setMaking] = useState<Download | null>(null)
  const [failed, setFailed] = useState(false)
  const save = async (what: Download, name: string) => {
    setMaking(what)
    setFailed(false)
    try {
      const url = URL.createObjectURL(await client.download(what))
      const link = document.createElement('a')
      Object.assign(link, { href: url, download: name })
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    } catch {
      setFailed(true)
    }
    setMaking(null)
  }
  const figure = (n: number) => <bdi className="text-xl leading-tight font-semibold tabular-nums">{n.toLocaleString('en')}</bdi>
  return (
    <div className="grid gap-3 px-4 py-3">
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 text-lg font-semibold [overflow-wrap:anywhere]"><bdi>{files.map(f => f.name).join(', ')}</bdi></p>
        <button type="button" className="button shrink-0" onClick={() => input.current?.click()}>{t('other')}</button>
        <input ref={input} type="file" multiple hidden aria-label={t('other')} onChange={event => { if (event.target.files?.length) onFiles([...event.target.files]) }} />
      </div>
      <p className="text-sm text-muted" data-testid="arithmetic">
        {t.rich('arithmetic', { in: () => figure(report.rows_in), out: () => figure(report.incidents), refused: () => figure(report.refused), i: report.incidents })}
      </p>
      {report.incidents > 0 && <p className="text-sm text-muted">{t('lacking', { place: report.without_place, date: report.without_date })}{report.geocoded > 0 && <> {t('geocoded', { n: report.geocoded })}</>}</p>}
      <div className="flex flex-wrap items-center gap-x-3.5 gap-y-1.5 text-sm" role="group" aria-label={t('download')}>
        {DOWNLOADS.filter(([what]) => what !== 'atlas' || report.incidents > 0).map(([what, name]) => (
          <button key={what} type="button" disabled={making !== null} aria-label={t('save', { file: name })} onClick={() => void save(what, name)} className={what === 'atlas' ? 'button button-accent' : 'link min-h-8 pointer-coarse:min-h-11'}>
            {what === 'atlas' ? t(making === what ? 'packing' : 'atlasZip') : name}
          </button>
        ))}
      </div>
      <p className="text-sm text-muted">{t('stays')}</p>
      {failed && <p role="alert" className="text-sm">{t('saveFailed')}</p>}
    </div>
  )
}
