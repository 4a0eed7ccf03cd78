import { describe, expect, it, vi } from 'vitest'
import { Progress } from './progress'

describe('the progress bar', () => {
  it('shows rows, their rate and the time left, each reading by itself', () => {
    vi.useFakeTimers()
    const said: string[] = []
    const write = vi.spyOn(process.stderr, 'write').mockImplementation(text => Boolean(said.push(String(text))))
    const tty = process.stderr.isTTY
    process.stderr.isTTY = true
    try {
      const progress = new Progress()
      progress.show({ phase: 'look', file: 'f.csv', rows: 0, total: null })
      vi.advanceTimersByTime(10_000)
      progress.show({ phase: 'look', file: 'f.csv', rows: 10_000, total: null })
      expect(said.at(-1)).toContain('Looking at f.csv 10,000 rows, 1,000 a second')
      progress.show({ phase: 'convert', file: 'f.csv', rows: 0, total: 10_000 })
      vi.advanceTimersByTime(1000)
      progress.show({ phase: 'convert', file: 'f.csv', rows: 2500, total: 10_000 })
      expect(said.at(-1)).toContain('Converting f.csv █████░░░░░░░░░░░░░░░ 2,500 rows, 2,500 a second, 3 s left')
    } finally {
      process.stderr.isTTY = tty
      write.mockRestore()
      vi.useRealTimers()
    }
  })
})
