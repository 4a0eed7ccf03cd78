import { useTranslations } from 'next-intl'
import { BEFORE, choose, destroyedAt, partly, standsAt, suggested, wants, type Mark, type Other } from '@/lib/track/mark'
import type { Task } from '@/lib/track/task'
import { toldOf, type Draft } from './draft'
import { Key } from './Key'

interface Props {
  task: Task
  draft: Draft
  letters: boolean
  onMark(mark: Mark): void
  onNote(): void
  onSend(): void
  sendWord: string
  onUndo: (() => void) | null
  onSkip: (() => void) | null
}

const OTHERS = [['no_destruction', 'n'], ['partly', 'p'], ['cannot_tell', 'c'], ['image_unclear', 'i']] as const

/** The buttons of an answer, where a thumb is: two for the scene that is looked at, four for the rest, and what is sent. */
export function Answers({ task, draft: { scene, mark, note, flag }, letters, onMark, onNote, onSend, sendWord, onUndo, onSkip }: Props) {
  const t = useTranslations('track')
  const told = toldOf(mark, task.scenes)
  const day = (text = '') => () => <bdi className="whitespace-nowrap">{text}</bdi>
  const key = (letter: string) => (letters ? <Key>{letter}</Key> : null)
  return (
    <div className="track-answers">
      <p>
        <span data-testid="told" className={wants(mark) ? 'text-muted' : 'font-medium'}>{t.rich(told.key, { from: day(told.from), by: day(told.by) })}</span>
        {mark.kind === null && <> <Key>{task.rtl ? '→ ←' : '← →'}</Key></>}
        {mark.first !== null && mark.first > 0 && <> <button type="button" className="link" aria-pressed={mark.last === BEFORE} onClick={() => onMark(mark.last === BEFORE ? suggested(mark) : standsAt(mark, BEFORE, task.scenes.length))}>{t('beforeFirst')}</button></>}
      </p>
      <div className="grid grid-cols-2 gap-2">
        <button type="button" className="button track-mark" aria-pressed={mark.last === scene} onClick={() => onMark(standsAt(mark, scene, task.scenes.length))}>{t('stands')}{key('S')}</button>
        <button type="button" className="button track-mark" aria-pressed={mark.first === scene} onClick={() => onMark(destroyedAt(mark, scene))}>{t('destroyed')}{key('D')}</button>
      </div>
      <div className="track-others">
        {OTHERS.map(([kind, letter]) => (
          <button key={kind} type="button" className="button track-other" aria-pressed={mark.kind === kind} onClick={() => onMark(kind === 'partly' ? partly(mark) : choose(mark, kind satisfies Other))}>{t(`kind.${kind}`)}{key(letter.toUpperCase())}</button>
        ))}
      </div>
      <div className="track-send">
        {onUndo && <button type="button" className="button px-2" onClick={onUndo}>{t('undo')}{key('U')}</button>}
        {onSkip && <button type="button" className="button px-2" onClick={onSkip}>{t('skip')}{key('X')}</button>}
        {onSkip && <button type="button" className="button px-2" aria-pressed={flag || note !== ''} onClick={onNote}>{t('note')}{key('T')}</button>}
        <button type="button" className="button button-accent" disabled={wants(mark) !== null} onClick={onSend}>{sendWord}{letters && <Key>↵</Key>}</button>
      </div>
    </div>
  )
}
