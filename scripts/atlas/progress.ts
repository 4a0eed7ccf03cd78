/** One line on the terminal with rows, rate and time left; a line now and then where there is no terminal. */
export class Progress {
  private readonly began = Date.now()
  private last = 0
  private shown = false

  show({ phase, file, rows, total }: { phase: 'look' | 'convert'; file: string; rows: number; total: number | null }): void {
    const now = Date.now()
    const terminal = process.stderr.isTTY
    if (now - this.last < (terminal ? 200 : 10_000) && rows !== total) return
    if (!terminal && now - this.began < 10_000) return
    this.last = now
    const rate = rows / Math.max(0.001, (now - this.began) / 1000)
    const left = total && rows < total ? `, ${Math.ceil((total - rows) / Math.max(1, rate))} s left` : ''
    const bar = total ? ` ${'█'.repeat(Math.round((rows / total) * 20)).padEnd(20, '░')}` : ''
    const line = `${phase === 'look' ? 'Looking at' : 'Converting'} ${file}${bar} ${rows.toLocaleString('en')} rows, ${Math.round(rate).toLocaleString('en')} a second${left}`
    process.stderr.write(terminal ? `\r\u001b[K${line.slice(0, (process.stderr.columns ?? 100) - 1)}` : `${line}\n`)
    this.shown = true
  }

  end(): void {
    if (this.shown && process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
}
