'use client'
import type { ReactNode } from 'react'
import { useAtlas } from './context'
import { ViewLink } from './ViewLink'

/** Opens a record: a link to its page, or, where no address has it, a button. */
export function RecordLink({ id, className = '', children }: { id: string; className?: string; children: ReactNode }) {
  const { source: { local } } = useAtlas()
  if (local) return <button type="button" className={`w-full text-start ${className}`} onClick={() => local.open(id)}>{children}</button>
  return <ViewLink path={`/incidents/${id}`} className={className}>{children}</ViewLink>
}
