'use client'
import { useState } from 'react'

interface Picture { address: string; alt: string }
interface Props { before: Picture; after: Picture; rtl: boolean; words: { open: string; close: string; boundary: string; /** With `{n}` for the share. */ text: string } }

/** The same two pictures, one over the other, cut at a boundary that a native slider moves. */
export function OneOverOther({ before, after, rtl, words }: Props) {
  const [open, setOpen] = useState(false)
  const [share, setShare] = useState(50)
  const cut = rtl ? `inset(0 ${share}% 0 0)` : `inset(0 0 0 ${share}%)`
  return (
    <div className="print-none mt-2">
      <button type="button" className="button needs-script" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? words.close : words.open}</button>
      {open && (
        <div className="media mt-2">
          <div className="relative overflow-hidden rounded-md">
            {/* The same pictures as above, with their texts there. */}
            <img src={before.address} alt={before.alt} className="block h-auto w-full" />
            <img src={after.address} alt={after.alt} className="absolute inset-0 block size-full" style={{ clipPath: cut }} />
            <span aria-hidden className="absolute inset-y-0 w-0.5 bg-white shadow-float" style={{ insetInlineStart: `calc(${share}% - 1px)` }} />
          </div>
          <input type="range" min={0} max={100} value={share} aria-label={words.boundary} aria-valuetext={words.text.replace('{n}', String(share))} onChange={event => setShare(Number(event.target.value))} className="mt-1 h-8 w-full accent-accent pointer-coarse:h-11" />
        </div>
      )}
    </div>
  )
}
