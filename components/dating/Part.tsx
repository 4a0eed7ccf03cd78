import type { ReactNode } from 'react'

/** A part of the page under its own heading. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return <section id={id} className="mt-8 space-y-2.5"><h2 className="text-xl">{title}</h2>{children}</section>
}
