const NAMES = { look: 'Looking at', convert: 'Converting', check: 'Checking', publish: 'Publishing' }

/** One line on the terminal with what is done, rate and time left; a line now and then where there is no terminal. */
export class Progress {
  private readonly began = Date.now()
  /** What is under way at present: rate and time left are its own. */
  private reading = { name: '', since: 0 }
  private last = 0
  private shown = false

  show({ phase, file, rows, total }: { phase: keyof typeof NAMES; file: string; rows: number; total: number | null }): void {
    this.step({ what: `${NAMES[phase]} ${file}`, done: rows, total, figure: n => Math.round(n).toLocaleString('en'), unit: ' rows' })
  }

  /** The same for anything that can be counted. `unit` follows what is done; `figure` writes a count. */
  step({ what, done, total, figure, unit = '' }: { what: string; done: number; total: number | null; figure: (n: number) => string; unit?: string }): void {
    const now = Date.now()
    if (this.reading.name !== what) this.reading = { name: what, since: now }
    const terminal = process.stderr.isTTY
    if (now - this.last < (terminal ? 200 : 10_000) && done !== total) return
    if (!terminal && now - this.began < 10_000) return
    this.last = now
    const rate = done / Math.max(0.001, (now - this.reading.since) / 1000)
    const left = total && done < total ? `, ${Math.ceil((total - done) / Math.max(1, rate))} s left` : ''
    const bar = total ? ` ${'█'.repeat(Math.round((done / total) * 20)).padEnd(20, '░')}` : ''
    const line = `${what}${bar} ${figure(done)}${unit}, ${figure(rate)} a second${left}`
    process.stderr.write(terminal ? `\r\u001b[K${line.slice(0, (process.stderr.columns ?? 100) - 1)}` : `${line}\n`)
    this.shown = true
  }

  end(): void {
    if (this.shown && process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
}
