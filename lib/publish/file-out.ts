import { createWriteStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'

/** A file that is written in pieces. What goes wrong (a full disk) is thrown by the write or the end that comes next. */
export class FileOut {
  private readonly stream: WriteStream
  private failed: Error | null = null

  constructor(path: string) {
    this.stream = createWriteStream(path)
    // Without a listener it would end the process.
    this.stream.on('error', (error: Error) => { this.failed ??= error })
  }

  async write(text: string): Promise<void> {
    if (this.failed) throw this.failed
    if (!this.stream.write(text)) await once(this.stream, 'drain')
  }

  async end(text = ''): Promise<void> {
    if (this.failed) throw this.failed
    this.stream.end(text)
    await once(this.stream, 'close')
  }

  stop(): void {
    this.stream.destroy()
  }
}

/** What an operator can mend of a disk that cannot be written, as a sentence that says that the folder is as it was; null for any other error. */
export function diskFault(error: unknown, folder: string): string | null {
  const { code, message, path } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return `The disk of ${folder} is full. ${folder} is as it was: make room, and run the same command again.`
  if (path?.startsWith(folder) && (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')) return `${folder} cannot be written (${message}). It is as it was: give the folder to the user who runs this command.`
  return null
}
