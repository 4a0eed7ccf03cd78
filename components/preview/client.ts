import type { Ask, Download, Loaded, Nothing, OneRecord, Reply } from '@/lib/import/preview/protocol'
import type { Mapping } from '@/lib/import/mapping'

export type Progress = Pick<Reply & { type: 'progress' }, 'phase' | 'file' | 'rows' | 'total'>

/** Why files could not be shown: a sentence of the importer in the page's language, empty when there was no worker to say it. `tooMany` when only their size is the reason. */
export class PreviewFailed extends Error {
  constructor(message: string, readonly tooMany = false) { super(message) }
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

let clients = 0

/** Talks to the importer's worker. The files are handed to it and to nothing else. */
export class PreviewClient {
  /** What the addresses of its records call their edition: never that of files read before, whose answers may still be kept. */
  readonly edition = `preview-${++clients}`
  private readonly worker = new Worker('/import.js', { type: 'module' })
  private readonly waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void; onProgress?: (progress: Progress) => void }>()
  private id = 0
  private broken = false

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      const asked = this.waiting.get(data.id)
      if (data.type === 'progress') return asked?.onProgress?.(data)
      this.waiting.delete(data.id)
      if (data.type === 'failed') asked?.reject(new PreviewFailed(data.reason, data.tooMany))
      else asked?.resolve(data)
    }
    this.worker.onerror = () => {
      this.broken = true
      for (const { reject } of this.waiting.values()) reject(new PreviewFailed(''))
      this.waiting.clear()
    }
  }

  async load(files: File[], mappings: Mapping[] | undefined, locale: string, onProgress: (progress: Progress) => void): Promise<Loaded | Nothing> {
    return ((await this.ask({ type: 'import', files, mappings, locale, edition: this.edition, gazetteer: '/gazetteer.tsv' }, onProgress)) as Reply & { type: 'loaded' }).loaded
  }
  /** The answer to an address that a server would answer for an edition (lists and outlines). */
  async json<T>(address: string): Promise<T> {
    return ((await this.ask({ type: 'json', address })) as Reply & { type: 'json' }).value as T
  }
  async record(record: string): Promise<OneRecord | null> {
    return ((await this.ask({ type: 'record', record })) as Reply & { type: 'record' }).record
  }
  async download(what: Download): Promise<Blob> {
    return ((await this.ask({ type: 'download', what })) as Reply & { type: 'download' }).blob
  }
  /** Stops whatever is under way; nothing is left of it. */
  dispose(): void {
    this.worker.terminate()
    this.waiting.clear()
  }

  private ask(ask: WithoutId<Ask>, onProgress?: (progress: Progress) => void): Promise<Reply> {
    if (this.broken) return Promise.reject(new PreviewFailed(''))
    const id = ++this.id
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, onProgress })
      this.worker.postMessage({ ...ask, id } satisfies Ask)
    })
  }
}
