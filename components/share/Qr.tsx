'use client'
import { useMemo } from 'react'
import { qrOf, qrSvg } from '@/lib/formats/qr'
import { save } from './save'
import type { ShareWords } from './words'

/** The address as a QR code, made here: to point a telephone at, or to save for print. */
export function Qr({ url, words }: { url: string; words: ShareWords }) {
  const qr = useMemo(() => qrOf(url), [url])
  if (!qr) return <p className="text-sm text-muted">{words.qrTooLong}</p>
  return (
    <div className="flex flex-wrap items-center gap-4">
      {/* Black on white in both schemes: readers of codes expect it. */}
      <svg role="img" aria-label={words.qrLabel} viewBox={`0 0 ${qr.size} ${qr.size}`} className="size-44 rounded-md bg-white" shapeRendering="crispEdges"><path d={qr.path} fill="#000" /></svg>
      <button type="button" className="button" onClick={() => save(qrSvg(qr, url), 'qr.svg', 'image/svg+xml')}>{words.qrSave}</button>
    </div>
  )
}
