import { useEffect, useRef, type ReactNode } from 'react'

/** A dialog of the page: open while it is there; Escape and a click beside it close it, and the keyboard goes back to where it was. */
export function Dialog({ label, onClose, children }: { label: string; onClose(): void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => { dialog.current?.showModal() }, [])
  return (
    <dialog
      ref={dialog} aria-label={label} onClose={onClose} onClick={event => { if (event.target === dialog.current) dialog.current.close() }}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(30rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-surface p-0 text-ink shadow-float backdrop:bg-black/40"
    >
      <div className="p-5">{children}</div>
    </dialog>
  )
}
