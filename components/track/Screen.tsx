'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Action } from '@/lib/track/keys'
import { BEFORE, choose, destroyedAt, partly, standsAt, wants, type Mark } from '@/lib/track/mark'
import type { Rings } from '@/lib/track/outline'
import type { Task } from '@/lib/track/task'
import { Answers } from './Answers'
import { setLetters, useLetters } from './device'
import { toldOf, type Draft } from './draft'
import { HelpDialog } from './HelpDialog'
import { Icon } from '@/components/ui/Icon'
import { NoteDialog } from './NoteDialog'
import { Stage } from './Stage'
import { DAYLIGHT } from './StageTools'
import { Strip } from './Strip'
import { useFlicker } from './use-flicker'
import { useKeys } from './use-keys'
import type { Moves } from './use-view'

interface Props {
  task: Task
  rings: Rings | null
  ahead: Rings[]
  draft: Draft
  onDraft(change: Partial<Draft>): void
  onSend(): void
  sendWord: string
  onUndo: (() => void) | null
  onSkip: (() => void) | null
  /** In place of the answers: nothing can be marked then, and Enter goes on. */
  instead?: ReactNode
  known: Mark | null
  /** Said to a screen reader, the last that happened. */
  status: string
  heading: string
  bar: ReactNode
  help?: ReactNode
  /** Over the picture's lower edge. */
  over?: ReactNode
  /** Under the answers, where there is room. */
  aside?: ReactNode
}

/** The screen of one building: picture, strip of scenes, answer. Training and work fill it. */
export function Screen({ task, rings, ahead, draft, onDraft, onSend, sendWord, onUndo, onSkip, instead, known, status, heading, bar, help, over, aside }: Props) {
  const t = useTranslations('track')
  const moves = useRef<Moves | null>(null)
  const flicker = useFlicker()
  const letters = useLetters()
  const [light, setLight] = useState(DAYLIGHT)
  const [outline, setOutline] = useState(true)
  const [dialog, setDialog] = useState<'note' | 'help' | null>(null)
  const [said, setSaid] = useState('')
  const { scenes } = task
  const closed = instead !== undefined
  const { mark, scene } = draft

  const to = (n: number) => {
    const next = Math.max(0, Math.min(scenes.length - 1, n))
    onDraft({ scene: next })
    setSaid(t('sceneOf', { n: next + 1, all: scenes.length, day: scenes[next].day }))
  }
  const put = (next: Mark) => {
    if (closed) return
    onDraft({ mark: next })
    const told = toldOf(next, scenes)
    setSaid(t.markup(told.key, { from: () => told.from ?? '', by: () => told.by ?? '' }))
  }
  const send = () => {
    if (closed || wants(mark) === null) onSend()
    else setSaid(t(wants(mark) === 'first' ? 'wantsFirst' : 'wantsAnswer'))
  }
  const act = (action: Action) => {
    switch (action.do) {
      case 'step': return to(scene + action.by)
      case 'scene': return action.scene < scenes.length ? to(action.scene) : undefined
      case 'end': return to(scenes.length - 1)
      case 'pan': return moves.current?.step(action.x, action.y)
      case 'zoom': return moves.current?.zoom(action.by)
      case 'whole': return moves.current?.whole()
      case 'stands': return put(standsAt(mark, scene, scenes.length))
      case 'destroyed': return put(destroyedAt(mark, scene))
      case 'before': return put(standsAt(mark, BEFORE, scenes.length))
      case 'partly': return put(partly(mark))
      case 'no_destruction': case 'cannot_tell': case 'image_unclear': return put(choose(mark, action.do))
      case 'send': return send()
      case 'undo': return onUndo?.()
      case 'skip': return closed ? undefined : onSkip?.()
      case 'note': return closed ? undefined : setDialog('note')
      case 'flag':
        onDraft({ flag: !draft.flag })
        return setSaid(t(draft.flag ? 'flagOff' : 'flagOn'))
      case 'flicker': return flicker.start()
      case 'outline':
        setOutline(!outline)
        return setSaid(t(outline ? 'outlineOff' : 'outlineOn'))
      case 'help': return setDialog('help')
      default: return undefined
    }
  }
  // What led here is gone from the page: the keyboard begins at the question.
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => { if (document.activeElement === document.body) title.current?.focus({ preventScroll: true }) }, [])
  useKeys(task.rtl, letters, act, flicker.stop)

  return (
    <div className="track-screen print-none" /* A press of the mouse leaves the keyboard where it was: the next key is the page's. */ onMouseDown={event => { if ((event.target as Element).closest('button')) event.preventDefault() }}>
      <div className="track-bar">
        {bar}
        <button type="button" className="button track-tool" aria-label={t('help')} title={t('help')} onClick={() => setDialog('help')}><Icon name="unknown" /></button>
      </div>
      <Stage {...{ task, rings, ahead, draft, flicker, outline, light }} building={draft.building} onScene={to} onLight={setLight} movesRef={moves}>{over}</Stage>
      <Strip task={task} rings={rings} scene={scene} mark={mark} known={known} onScene={to} />
      <div className="track-side">
        <h1 ref={title} tabIndex={-1} className="track-heading">{heading}</h1>
        {instead ?? <Answers {...{ task, draft, letters, onUndo, onSkip }} onMark={put} onNote={() => setDialog('note')} onSend={onSend} sendWord={sendWord} />}
        {aside && <div className="track-aside">{aside}</div>}
      </div>
      <p role="status" className="sr-only">{status}</p>
      <p aria-live="polite" className="sr-only">{said}</p>
      {dialog === 'note' && <NoteDialog note={draft.note} flag={draft.flag} onChange={onDraft} onClose={() => setDialog(null)} />}
      {dialog === 'help' && <HelpDialog rtl={task.rtl} letters={letters} onLetters={setLetters} onClose={() => setDialog(null)}>{help}</HelpDialog>}
    </div>
  )
}
