import type { Frame, FrameQuery, Member, SliceMeta } from './types'

/** Page → worker. */
export type Question =
  | { type: 'load'; id: number; bytes: Uint8Array }
  | { type: 'frame'; id: number; query: FrameQuery }
  | { type: 'members'; id: number; frameSeq: number; cluster: number; limit: number }

/** Worker → page. A frame's `seq` is the id of its question. */
export type Answer =
  | { type: 'loaded'; id: number; meta: SliceMeta }
  | { type: 'frame'; id: number; frame: Frame }
  | { type: 'members'; id: number; members: Member[] }
  | { type: 'failed'; id: number; reason: string }

/** What the client needs of a Worker. */
export interface WorkerLike {
  postMessage(message: Question, transfer?: Transferable[]): void
  terminate(): void
  onmessage: ((event: MessageEvent<Answer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}
