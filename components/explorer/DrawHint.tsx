'use client'
import { useTranslations } from 'next-intl'
import { useAtlas, useExplorer } from './context'

/** While a shape is drawn: how it is done, and the way out. */
export function DrawHint() {
  const t = useTranslations('map')
  const { store } = useAtlas()
  const mode = useExplorer(s => s.drawMode)
  if (!mode) return null
  return (
    <div className="map-hint absolute inset-x-0 top-24 z-10 mx-auto flex w-fit max-w-[90%] items-center gap-3 rounded-lg border border-line bg-surface px-3 py-2 shadow-float max-md:top-15" role="group" aria-label={t('draw')}>
      <p className="text-sm" aria-live="polite">{t(mode === 'poly' ? 'drawHint' : 'drawBoxHint')}</p>
      <button type="button" className="button" onClick={() => store.set({ drawMode: null })}>{t('drawCancel')}</button>
    </div>
  )
}
