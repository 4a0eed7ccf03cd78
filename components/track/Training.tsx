'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Prose } from '@/components/ui/Prose'
import { judge } from '@/lib/track/judge'
import { markOf, replyOf } from '@/lib/track/mark'
import type { Rings } from '@/lib/track/outline'
import type { Task } from '@/lib/track/task'
import { Bar } from './Bar'
import { setTrained } from './device'
import { draftOf, toldKnown, type Draft } from './draft'
import { Instructions } from './Instructions'
import { Links } from './Links'
import { Screen } from './Screen'

/** Buildings whose date is known: each is answered for real, then the known date and what is to be seen are shown on the strip. Nothing is sent. */
export function Training({ task, outlines }: { task: Task; outlines: Map<string, Rings> }) {
  const t = useTranslations('track')
  const lessons = useMemo(() => task.lessons.filter(lesson => outlines.has(lesson.building)), [task.lessons, outlines])
  const [at, setAt] = useState(0)
  const [draft, setDraft] = useState<Draft>(() => draftOf(lessons[0]?.building ?? ''))
  const [checked, setChecked] = useState(false)
  const lesson = lessons[at]
  const last = at === lessons.length - 1
  const ahead = useMemo(() => (lessons[at + 1] ? [outlines.get(lessons[at + 1].building) as Rings] : []), [lessons, at, outlines])
  if (!lesson) return null

  const told = toldKnown(lesson.known, task.scenes)
  const judgement = t(`judged.${judge(task.scenes, replyOf(draft.mark, task.scenes), lesson.known)}`)
  const go = (n: number) => {
    setAt(n)
    setDraft(draftOf(lessons[n].building))
    setChecked(false)
  }
  const send = () => {
    if (!checked) {
      setChecked(true)
      if (last) setTrained(task.project)
      // To where it shows: the first picture in which it is destroyed.
      const known = markOf(lesson.known, task.scenes)
      if (known.first !== null) setDraft(is => ({ ...is, scene: known.first as number }))
    } else if (last) window.location.hash = 'work'
    else go(at + 1)
  }
  const day = (text = '') => () => <bdi className="whitespace-nowrap">{text}</bdi>
  const status = checked ? `${judgement} ${t.markup(told.key, { from: () => told.from ?? '', by: () => told.by ?? '' })} ${lesson.explanation}` : t('lessonNow', { n: at + 1, all: lessons.length })
  return (
    <Screen
      task={task} rings={outlines.get(lesson.building) ?? null} ahead={ahead} draft={draft} onDraft={change => setDraft(is => ({ ...is, ...change }))}
      known={checked ? markOf(lesson.known, task.scenes) : null} status={status} heading={t('lesson', { n: at + 1, all: lessons.length })}
      onSend={send} sendWord={t('check')} onUndo={null} onSkip={null}
      bar={<Bar task={task}><a href="#work" className="link shrink-0 text-sm max-sm:flex-1">{t('lessonLeave')}</a></Bar>} help={<><Links task={task} /><Instructions task={task} /></>}
      instead={checked ? (
        <div className="track-lesson" data-testid="lesson">
          <p className="font-medium">{judgement} {t('knownIs')} {t.rich(told.key, { from: day(told.from), by: day(told.by) })}</p>
          <p className="mt-2"><Prose text={lesson.explanation} /></p>
          <button type="button" className="button button-accent mt-3 w-full" onClick={send}>{last ? t('toWork') : t('nextOne')}</button>
        </div>
      ) : undefined}
      aside={(
        <div className="mt-4 border-t border-line pt-3 text-sm">
          <p>{t('lessonHow')}</p>
          <Instructions task={task} />
          {at > 0 && <p className="mt-2"><button type="button" className="link min-h-9" onClick={() => go(0)}>{t('lessonAgain')}</button></p>}
        </div>
      )}
    />
  )
}
