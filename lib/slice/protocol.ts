import type { Frame, FrameQuery, Member, SliceMeta } from './types'

/** Page → worker. */
export type Question =
  /** `address`: where the slice came from; the tiles of sums are asked for beside it. */
  | { type: 'load'; id: number; bytes: Uint8Array; address?: string }
  | { type: 'frame'; id: number; query: FrameQuery }
  | { type: 'members'; id: number; frameSeq: number; cluster: number; limit: number }

/** Worker → page. A frame's `seq` is the id of its question. */
export type Answer =
  | { type: 'loaded'; id: number; meta: SliceMeta }
  | { type: 'frame'; id: number; frame: Frame }
  | { type: 'members'; id: number; members: Member[] }
  | { type: 'failed'; id: number; reason: string }
  /** A tile came (id 0): the last question has a better answer. */
  | { type: 'more'; id: 0 }
  /** A tile did not come (id 0). */
  | { type: 'lost'; id: 0; reason: string }

/** What the client needs of a Worker. */
export interface WorkerLike {
  postMessage(message: Question, transfer?: Transferable[]): void
  terminate(): void
  onmessage: ((event: MessageEvent<Answer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}
