import { appendFileSync, closeSync, openSync, readFileSync, writeSync } from 'node:fs'

/** Contents that were fetched together: between which bytes of the source, where they lie now, and their hash. */
export interface Stored { from: number; to: number; target: number; length: number; sha256: string }
/** Of what the part is a part. */
export interface State { from: string; size: number | null; mark: string | null; plan: string }

/** What a half-made archive holds, line by line: a line is added once its bytes are written, and a torn last line is left out. */
export class Journal {
  private constructor(private readonly fd: number, readonly stored: Stored[]) {}

  static read(path: string): { state: State; stored: Stored[] } | null {
    try {
      const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1).map(line => JSON.parse(line) as State | Stored)
      return lines.length ? { state: lines[0] as State, stored: lines.slice(1) as Stored[] } : null
    } catch {
      return null
    }
  }

  static write(path: string, state: State, stored: Stored[]): Journal {
    const fd = openSync(path, 'w')
    writeSync(fd, [state, ...stored].map(line => `${JSON.stringify(line)}\n`).join(''))
    return new Journal(fd, [...stored])
  }

  add(stored: Stored): void {
    appendFileSync(this.fd, `${JSON.stringify(stored)}\n`)
    this.stored.push(stored)
  }

  close(): void {
    closeSync(this.fd)
  }
}
