import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Dialog } from './Dialog'

interface Props { rtl: boolean; letters: boolean; onLetters(on: boolean): void; onClose(): void; /** What the page offers besides. */ children?: ReactNode }

/** Keys and what they do; letters are left out when they are turned off. */
const KEYS: [keys: string, does: string, letter?: true][] = [
  ['arrows', 'keyStep'], ['1 … 9, 0', 'keyScene', true], ['Home, End', 'keyEnds'], ['S', 'keyStands', true], ['D', 'keyDestroyed', true], ['B', 'keyBefore', true],
  ['N', 'keyNone', true], ['P', 'keyPartly', true], ['C', 'keyCannot', true], ['I', 'keyUnclear', true], ['Enter', 'keySend'], ['U', 'keyUndo', true], ['X', 'keySkip', true],
  ['T', 'keyNote', true], ['G', 'keyFlag', true], ['F', 'keyFlicker', true], ['O', 'keyOutline', true], ['+ −', 'keyZoom', true], ['Page Up, Page Down', 'keyZoom'], ['shiftArrows', 'keyPan'], ['W', 'keyWhole', true], ['?', 'keyHelp', true],
]

/** What the keys do, how single letters are turned off, and what a screen reader gets. */
export function HelpDialog({ rtl, letters, onLetters, onClose, children }: Props) {
  const t = useTranslations('track')
  const name = (keys: string) => (keys === 'arrows' ? (rtl ? '→ ←' : '← →') : keys === 'shiftArrows' ? 'Shift + ← ↑ → ↓' : keys)
  return (
    <Dialog label={t('help')} onClose={onClose}>
      <form method="dialog" className="flex items-start justify-between gap-3"><h2 className="text-xl">{t('help')}</h2><button type="submit" className="button">{t('close')}</button></form>
      <p className="mt-3 hidden pointer-coarse:block">{t('helpTouch')}</p>
      <label className="mt-3 flex min-h-9 items-center gap-2 pointer-coarse:min-h-11"><input type="checkbox" className="size-4 accent-accent" checked={letters} onChange={event => onLetters(event.target.checked)} />{t('letters')}</label>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 border-t border-line pt-2">
        {KEYS.filter(([, , letter]) => letters || !letter).map(([keys, does]) => (
          <div key={keys} className="contents"><dt className="py-0.5"><bdi lang="en"><kbd className="font-sans font-medium">{name(keys)}</kbd></bdi></dt><dd className="py-0.5">{t(does)}</dd></div>
        ))}
      </dl>
      <p className="mt-3 text-muted pointer-coarse:hidden">{t('helpTouch')}</p>
      <p className="mt-2 text-muted">{t('unseen')}</p>
      {children}
    </Dialog>
  )
}
