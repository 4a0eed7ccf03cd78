'use client'
import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl'
import type { Task } from '@/lib/track/task'
import { Bar } from './Bar'
import { Empty } from './Empty'
import { Training } from './Training'
import { useOutlines } from './use-outlines'
import { Work } from './Work'

interface Props { task: Task; messages: AbstractIntlMessages; at: 'training' | 'work' }

/** Where buildings are dated. It comes when it is asked for, with what formats its texts. */
export function Tool({ messages, ...props }: Props) {
  return <NextIntlClientProvider locale={props.task.locale} messages={messages} timeZone="UTC"><Rooms {...props} /></NextIntlClientProvider>
}

function Rooms({ task, at }: Omit<Props, 'messages'>) {
  const { outlines, failed, again } = useOutlines(task.outlines)
  if (!outlines) return <Empty bar={<Bar task={task} />} task={task} state={failed ? 'away' : 'starting'} waiting={0} onAgain={again} />
  return at === 'training' ? <Training task={task} outlines={outlines} /> : <Work task={task} outlines={outlines} />
}
