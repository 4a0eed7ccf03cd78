import { useTranslations } from 'next-intl'
import { Dialog } from './Dialog'

interface Props { note: string; flag: boolean; onChange(change: { note?: string; flag?: boolean }): void; onClose(): void }

const LONGEST = 1000

/** A note to the answer, and whether the building is for discussion. */
export function NoteDialog({ note, flag, onChange, onClose }: Props) {
  const t = useTranslations('track')
  return (
    <Dialog label={t('note')} onClose={onClose}>
      <form method="dialog">
        <label className="block font-medium">{t('noteLabel')}
          <textarea className="mt-1 block h-28 w-full rounded-md border border-muted bg-surface p-2 font-normal" maxLength={LONGEST} value={note} onChange={event => onChange({ note: event.target.value })} />
        </label>
        <p className="mt-1 text-sm text-muted">{t('noteHint', { left: LONGEST - note.length })}</p>
        <label className="mt-2 flex min-h-9 items-center gap-2 pointer-coarse:min-h-11"><input type="checkbox" className="size-4 accent-accent" checked={flag} onChange={event => onChange({ flag: event.target.checked })} />{t('flag')}</label>
        <button type="submit" className="button button-accent mt-3">{t('done')}</button>
      </form>
    </Dialog>
  )
}
