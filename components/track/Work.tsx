'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Accepted, Assignment } from '@/lib/model/track'
import { replyOf } from '@/lib/track/mark'
import { newId } from '@/lib/track/new-id'
import type { Rings } from '@/lib/track/outline'
import type { Refusal } from '@/lib/track/answered'
import { answered, isDue } from '@/lib/track/pause'
import { wasAnswered } from '@/lib/track/refusals'
import type { Task } from '@/lib/track/task'
import { Bar } from './Bar'
import { setSitting, sitting } from './device'
import { draftOf, type Draft } from './draft'
import { Empty } from './Empty'
import { Instructions } from './Instructions'
import { Known } from './Known'
import { Notice } from './Notice'
import { Own } from './Own'
import { PauseDialog } from './PauseDialog'
import { Refused } from './Refused'
import { Screen } from './Screen'
import { useHand } from './use-hand'
import { useQueue } from './use-queue'

/** The answer given last, as it can be taken back. */
interface Last { assignment: Assignment; id: string; told: boolean }

/** One building after the other: answers go out as they are given, and the next building is there at once. */
export function Work({ task, outlines }: { task: Task; outlines: Map<string, Rings> }) {
  const t = useTranslations('track')
  const hand = useHand(task.project)
  /** By building: what is marked stays, also when another comes before it, or it comes again. */
  const [drafts, setDrafts] = useState<Record<string, Draft>>({})
  const [last, setLast] = useState<Last | null>(null)
  const [replaces, setReplaces] = useState<{ building: string; id: string } | null>(null)
  const [known, setKnown] = useState<{ answer: Accepted; draft: Draft } | null>(null)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const [status, setStatus] = useState('')
  const [pause, setPause] = useState(false)
  const sent = useRef(new Map<string, Draft>())
  const queue = useQueue(task.project, {
    onAccepted(waiting, answer) {
      hand.again()
      const own = sent.current.get(answer.id)
      sent.current.delete(answer.id)
      if (waiting.project === task.project) hand.setMe(answer.me)
      if (answer.known && own) {
        setKnown({ answer, draft: own })
        setLast(is => (is?.id === answer.id ? { ...is, told: true } : is))
      }
      if (own) setStatus(t('sent', { n: answer.me.today }))
    },
    onRefused({ sent: { answer } }, refusal) {
      const { title } = refusal
      sent.current.delete(answer.id)
      hand.refused(answer.building)
      // Given to another cookie, which is gone; so were the others.
      if (title === 'Not your building') hand.renew()
      else hand.again()
      setRefused(refusal)
      // There is nothing to take back.
      setLast(is => (is?.id === answer.id || title === 'Not your building' ? null : is))
      setReplaces(is => (is?.id === answer.id ? null : is))
    },
  })

  const [assignment] = hand.assignments
  const building = assignment?.building ?? ''
  const current = drafts[building] ?? draftOf(building)
  const count = useRef(0)
  useEffect(() => {
    if (!building) return
    count.current += 1
    setStatus(t('buildingNow', { n: count.current, all: task.scenes.length, day: task.scenes[0].day }))
  }, [building, t, task.scenes])
  const change = (more: Partial<Draft>) => setDrafts(is => ({ ...is, [building]: { ...(is[building] ?? draftOf(building)), ...more } }))

  const give = (skip: boolean) => {
    if (!assignment) return
    const reply = skip ? null : replyOf(current.mark, task.scenes)
    if (!skip && !reply) return
    const id = newId()
    const note = current.note.trim()
    if (!skip) sent.current.set(id, current)
    setKnown(null)
    setRefused(null)
    queue.send({ token: assignment.token, answer: { id, building, reply, ...(note && { note }), ...(current.flag && { flag: true }), ...(replaces?.building === building && { replaces: replaces.id }) } })
    setLast({ assignment, id, told: false })
    setReplaces(null)
    hand.done()
    if (skip) return
    const now = answered(sitting(), Date.now())
    setSitting(now)
    if (isDue(now)) setPause(true)
  }
  const undo = () => {
    if (!last || last.told) return
    hand.back(last.assignment)
    setReplaces({ building: last.assignment.building, id: last.id })
    setLast(null)
    setKnown(null)
    setStatus(t('undone'))
  }
  const ahead = useMemo(() => hand.assignments.slice(1).map(a => outlines.get(a.building)).filter(rings => rings !== undefined), [hand.assignments, outlines])
  const rest = () => {
    const now = Date.now()
    setSitting({ since: now, last: now, answers: 0 })
    setPause(false)
  }

  const notices = (
    <>
      {known && <Known task={task} {...known} onClose={() => setKnown(null)} />}
      {refused && <Notice onClose={() => setRefused(null)}>{!wasAnswered(refused.title) && `${t('refused')} `}<Refused refusal={refused} /></Notice>}
    </>
  )
  const bar = <Bar task={task} queue={queue} me={hand.me} />
  if (!assignment) return <Empty bar={bar} task={task} state={hand.state} waiting={queue.waiting} onAgain={hand.again}>{notices}</Empty>
  return (
    <>
      <Screen
        task={task} rings={outlines.get(building) ?? null} ahead={ahead} draft={current} onDraft={change} known={null} status={status} heading={t('question')} bar={bar}
        onSend={() => give(false)} sendWord={t('send')} onUndo={last && !last.told ? undo : null} onSkip={() => give(true)}
        over={notices}
        help={<><Own me={hand.me} task={task} /><Instructions task={task} /></>} aside={<><Own me={hand.me} task={task} /><Instructions task={task} /></>}
      />
      {pause && <PauseDialog task={task} onGoOn={rest} />}
    </>
  )
}
