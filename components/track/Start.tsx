'use client'
import type { AbstractIntlMessages } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useTextOnly } from '@/components/care/use-text-only'
import type { Task } from '@/lib/track/task'
import { useTrained } from './device'
import { Forget } from './Forget'
import type { StartWords } from './words'

type Tool = typeof import('./Tool').Tool
const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
const place = (): 'training' | 'work' | null => (window.location.hash === '#training' ? 'training' : window.location.hash === '#work' ? 'work' : null)

interface Props { task: Task; messages: AbstractIntlMessages; words: StartWords; head: ReactNode; children: ReactNode }

/** A project's page: its text with the ways in where they are seen at once, or, once asked for (`#training`, `#work`: the browser's Back leads out), the screen where buildings are dated. */
export function Start({ task, messages, words, head, children }: Props) {
  const router = useRouter()
  const at = useSyncExternalStore(subscribe, place, () => null)
  const trained = useTrained(task.project)
  const [textOnly] = useTextOnly()
  const [tool, setTool] = useState<{ is: Tool } | 'failed' | null>(null)
  const [tries, setTries] = useState(0)
  const begun = useRef(false)
  const about = useRef<HTMLElement>(null)
  const wanted = at !== null && !textOnly
  useEffect(() => {
    if (!wanted) {
      // Back from the screen: at the beginning of the text, which counts what was answered meanwhile.
      if (begun.current) {
        about.current?.focus()
        router.refresh()
      }
      begun.current = false
      return
    }
    begun.current = true
    window.scrollTo(0, 0)
    if (tool && tool !== 'failed') return
    let ended = false
    import('./Tool').then(m => { if (!ended) setTool({ is: m.Tool }) }, () => { if (!ended) setTool('failed') })
    return () => { ended = true }
  }, [wanted, tool, tries, router])

  if (wanted && tool !== 'failed') return tool ? <tool.is task={task} messages={messages} at={at} /> : <p role="status" aria-busy className="track-screen p-6">{words.opening}</p>
  const training = task.lessons.length > 0
  const first = training && !trained
  return (
    <article id="about" ref={about} tabIndex={-1} className="text-[15px] leading-relaxed outline-none">
      {head}
      {wanted && <p role="alert" className="mt-4">{words.openFailed} <button type="button" className="button" onClick={() => { setTool(null); setTries(tries + 1) }}>{words.again}</button></p>}
      {textOnly ? <p className="mt-6 bg-chip px-3 py-2">{words.textOnly}</p> : (
        <p className="needs-script mt-6 flex flex-wrap gap-3">
          <a href={first ? '#training' : '#work'} className="button button-accent min-h-11 px-5 text-lg">{first ? words.startTraining : words.startWork}</a>
          {training && <a href={first ? '#work' : '#training'} className="button min-h-11 px-5">{first ? words.startWorkFirst : words.trainingAgain}</a>}
        </p>
      )}
      <p className="without-script mt-6 bg-chip px-3 py-2">{words.needsScript}</p>
      {children}
      <Forget words={words} />
    </article>
  )
}
