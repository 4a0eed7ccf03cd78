'use client'
import type { DatingLayer } from '@/lib/dating/layer'
import { useExplorer } from '../context'
import { BuildingCard } from './BuildingCard'
import type { LoadedDatings } from './use-datings'

/** What is known of the building under the pointer, beside it. */
export function BuildingHover({ layer, loaded }: { layer: DatingLayer; loaded: LoadedDatings }) {
  const pointed = useExplorer(s => s.pointed)
  const row = pointed ? loaded.rowOf.get(pointed.id) : undefined
  if (row === undefined || pointed?.x === undefined || pointed.y === undefined) return null
  return (
    <div aria-hidden data-hover className="pointer-events-none absolute z-10 w-max max-w-64 -translate-x-1/2 -translate-y-full rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm shadow-float" style={{ left: pointed.x, top: pointed.y - 12 }}>
      <BuildingCard id={pointed.id} row={row} layer={layer} loaded={loaded} />
    </div>
  )
}
