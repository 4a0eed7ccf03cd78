import { useTranslations } from 'next-intl'
import type { Block } from '@/lib/model/story'
import type { Around } from './around'
import { said } from './Inlines'

/** A picture with what it shows, said and written, and who made it. Its room is kept before it comes. */
export function Figure({ figure: { media, alt, caption, credit }, around: { language, address, textOnly } }: { figure: Extract<Block, { kind: 'figure' }>; around: Around }) {
  const t = useTranslations('story')
  return (
    <figure>
      {textOnly ? <p className="text-sm">{said(alt, language)}</p> : <img src={address(media)} alt={alt} width={media.width} height={media.height} loading="lazy" decoding="async" />}
      <figcaption>{caption && <>{said(caption, language)} </>}<span className="whitespace-nowrap">{t('credit', { credit })}</span></figcaption>
    </figure>
  )
}
