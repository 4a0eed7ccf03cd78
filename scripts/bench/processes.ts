import { readFileSync } from 'node:fs'
import type { CDPSession } from '@playwright/test'

// What Chromium's own figures leave out: its worker threads, and the process that draws. Read from /proc (Linux).

export interface Usage {
  /** CPU ms so far of all threads of the pages' processes and of the process that draws. */
  cpuMs: number
  /** Bytes: what the page's process holds now, and at most so far. */
  held: number
  peak: number
}

/** The clock of /proc counts hundredths of a second on Linux. */
const TICK_MS = 10

export async function usageOf(browser: CDPSession): Promise<Usage> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  const ours = processInfo.filter(({ type }) => type === 'renderer' || type === 'GPU')
  const pages = ours.filter(({ type }) => type === 'renderer').map(({ id }) => memory(id)).sort((a, b) => b.held - a.held)
  // A spare page's process idles beside the real one, which is the larger.
  return { cpuMs: ours.reduce((sum, { id }) => sum + cpu(id), 0), held: pages[0]?.held ?? 0, peak: pages[0]?.peak ?? 0 }
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** User and system ticks stand eleven fields after the bracketed name (proc(5)). */
export function ticksIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) || 0) + (Number(fields[12]) || 0)
}
const cpu = (pid: number) => ticksIn(read(`/proc/${pid}/stat`)) * TICK_MS

function memory(pid: number): { held: number; peak: number } {
  const status = read(`/proc/${pid}/status`)
  const of = (name: string) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0) * 1024
  return { held: of('VmRSS'), peak: of('VmHWM') }
}
