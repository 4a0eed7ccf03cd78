import { memo } from 'react'
import { piecesOf, type Piece } from '@/lib/track/pieces'
import type { TaskScene } from '@/lib/track/task'
import type { View } from '@/lib/track/view'

interface Props { scenes: TaskScene[]; /** Numbers of the scenes that are laid ready, one over the other. */ ready: number[]; visible: number; view: View }

/** Scenes one over the other, all but one hidden: a change of scene fetches, lays out and decodes nothing. */
export function Layers({ scenes, ready, visible, view }: Props) {
  return ready.map(scene => (
    <div key={scenes[scene].id} className="absolute inset-0" style={{ visibility: scene === visible ? undefined : 'hidden' }} data-scene={scenes[scene].id}>
      {piecesOf(scenes[scene].source, view).map(({ key, ...piece }) => <Picture key={key} {...piece} />)}
    </div>
  ))
}

/** Decorative to who cannot see it: what is known of the scene is said beside it, and what is in it nobody has described. */
const Picture = memo(function Picture({ src, left, top, width, height, transform }: Omit<Piece, 'key'>) {
  return <img src={src} alt="" decoding="sync" draggable={false} className="pointer-events-none absolute max-w-none origin-top-left select-none" style={{ left: 0, top: 0, width, height, transform: transform ?? `translate(${left}px, ${top}px)` }} />
})
