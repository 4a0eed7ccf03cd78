'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTextOnly } from './use-text-only'

interface Props {
  address: string
  type: string
  graphic: boolean
  /** What it shows, for who does not see it. */
  alt: string
  /** What a reader would see, said before anything is loaded. */
  warning: string
  warningLang?: string
}

type Stage = 'asked-not' | 'veiled' | 'clear'

/**
 * A held picture, film or recording. A graphic one is nothing but its warning and a button until asked for: no address of it is in the
 * page. Loaded, it is blurred and grey until asked for a second time; films and sounds are muted, none plays by itself.
 */
export function HeldMedia({ address, type, graphic, alt, warning, warningLang }: Props) {
  const t = useTranslations('care')
  const [stage, setStage] = useState<Stage>(graphic ? 'asked-not' : 'clear')
  const [textOnly] = useTextOnly()
  if (textOnly) return <p className="mt-1 border border-dashed border-muted px-3 py-2 text-sm">{t('leftOut')}</p>
  if (stage === 'asked-not') {
    return (
      <div className="mt-2 rounded-md border border-muted p-3">
        <p className="font-medium">{t('graphic')}</p>
        {warning && <p lang={warningLang} className="mt-1">{warning}</p>}
        <button type="button" className="button needs-script mt-2" onClick={() => setStage('veiled')}>{t('load')}</button>
      </div>
    )
  }
  return (
    <figure className="held-media mt-2" data-veiled={stage === 'veiled' || undefined}>
      <div className="overflow-hidden rounded-md bg-chip"><Medium {...{ address, type, alt }} veiled={stage === 'veiled'} /></div>
      {graphic && (
        <figcaption className="mt-2 flex flex-wrap gap-2">
          {stage === 'veiled' ? <button type="button" className="button" onClick={() => setStage('clear')}>{t('clear')}</button> : <button type="button" className="button" onClick={() => setStage('veiled')}>{t('veil')}</button>}
          <button type="button" className="button" onClick={() => setStage('asked-not')}>{t('away')}</button>
        </figcaption>
      )}
    </figure>
  )
}

function Medium({ address, type, alt, veiled }: { address: string; type: string; alt: string; veiled: boolean }) {
  const t = useTranslations('care')
  // Served as it is: there is no other size of it, and next/image would ask for one.
  if (type.startsWith('image/')) return <img src={address} alt={alt} loading="lazy" className="block h-auto w-full" />
  if (type.startsWith('video/')) return <video src={address} aria-label={alt} muted controls={!veiled} preload="metadata" playsInline className="block w-full" />
  if (type.startsWith('audio/')) return <audio src={address} aria-label={alt} muted controls preload="none" className="block w-full" />
  return <a href={address} className="link inline-flex min-h-9 items-center p-2">{t('open')}</a>
}
