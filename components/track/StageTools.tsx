import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Icon } from '@/components/ui/Icon'
import type { Flicker } from './use-flicker'
import type { Moves } from './use-view'

/** Per cent. */
export interface Light { brightness: number; contrast: number }
export const DAYLIGHT: Light = { brightness: 100, contrast: 100 }

interface Props { flicker: Flicker; /** Day of the scene that it is compared with. */ partner: string; light: Light; onLight(light: Light): void; moves: Moves }

const round = 'button track-tool'

/** Over the picture: zoom, two scenes in turn, brightness and contrast. */
export function StageTools({ flicker, partner, light, onLight, moves }: Props) {
  const t = useTranslations('track')
  const [open, setOpen] = useState(false)
  return (
    <div className="absolute end-2 top-2 flex flex-col items-end gap-1.5">
      <button type="button" className={round} aria-label={t('zoomIn')} title={t('zoomIn')} onClick={() => moves.zoom(1)}><Icon name="plus" /></button>
      <button type="button" className={round} aria-label={t('zoomOut')} title={t('zoomOut')} onClick={() => moves.zoom(-1)}><Icon name="minus" /></button>
      <button type="button" className={round} aria-label={t('whole')} title={t('whole')} onClick={moves.whole}><Icon name="fit" /></button>
      <button
        type="button" className={round} aria-label={t('flicker', { day: partner })} title={t('flicker', { day: partner })} aria-pressed={flicker.on || flicker.other}
        // Held by a finger or the mouse it lasts as long as that; a press of a key turns it on and off.
        onPointerDown={event => { event.currentTarget.setPointerCapture(event.pointerId); flicker.start() }}
        onPointerUp={flicker.stop} onPointerCancel={flicker.stop}
        onClick={event => { if (event.detail === 0) flicker.press() }}
      ><Icon name="compare" /></button>
      <button type="button" className={round} aria-label={t('light')} title={t('light')} aria-expanded={open} onClick={() => setOpen(!open)}><Icon name="sun" /></button>
      {open && (
        <fieldset className="w-44 rounded-lg border border-line bg-surface px-3 py-2 shadow-float">
          <legend className="sr-only">{t('light')}</legend>
          {(['brightness', 'contrast'] as const).map(name => (
            <label key={name} className="block text-sm">{t(name)}
              <input type="range" min={50} max={200} step={10} value={light[name]} aria-valuetext={t('percent', { n: light[name] })} onChange={event => onLight({ ...light, [name]: Number(event.target.value) })} className="block h-7 w-full accent-accent pointer-coarse:h-11" />
            </label>
          ))}
          <button type="button" className="button w-full" onClick={() => onLight(DAYLIGHT)}>{t('asItIs')}</button>
        </fieldset>
      )}
    </div>
  )
}
