import { useState } from 'react'

interface Picture { address: string; alt: string }
export interface OverlayProps { before: Picture; after: Picture; rtl: boolean; words: { boundary: string; /** With `{n}` for the share. */ text: string } }

/** Two pictures, one over the other, cut at a boundary that a native slider moves. */
export function Overlay({ before, after, rtl, words }: OverlayProps) {
  const [share, setShare] = useState(50)
  const cut = rtl ? `inset(0 ${share}% 0 0)` : `inset(0 0 0 ${share}%)`
  return (
    <div className="media mt-2">
      <div className="relative overflow-hidden rounded-md">
        {/* The same pictures as beside each other, with their texts there. */}
        <img src={before.address} alt={before.alt} className="block h-auto w-full" />
        <img src={after.address} alt={after.alt} className="absolute inset-0 block size-full" style={{ clipPath: cut }} />
        <span aria-hidden className="absolute inset-y-0 w-0.5 bg-white shadow-float" style={{ insetInlineStart: `calc(${share}% - 1px)` }} />
      </div>
      <input type="range" min={0} max={100} value={share} aria-label={words.boundary} aria-valuetext={words.text.replace('{n}', String(share))} onChange={event => setShare(Number(event.target.value))} className="mt-1 h-8 w-full accent-accent pointer-coarse:h-11" />
    </div>
  )
}
