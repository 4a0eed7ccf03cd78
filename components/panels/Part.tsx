import type { ReactNode } from 'react'

/** A part of a panel under its own heading, with how many there are. */
export function Part({ title, count, id, children }: { title: string; count?: number; /** Where a link within the page leads. */ id?: string; children: ReactNode }) {
  return (
    <section id={id} tabIndex={id ? -1 : undefined} className="mt-6 scroll-mt-4 outline-none">
      <h2 className="pb-2 font-semibold">{title}{count !== undefined && <> <bdi className="font-normal text-muted">{count}</bdi></>}</h2>
      {children}
    </section>
  )
}

export function Small({ children }: { children: ReactNode }) {
  return <span className="block text-sm text-muted">{children}</span>
}
