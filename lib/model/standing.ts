/** Where a page that is pinned to an edition stands: which edition it shows, and what is served now. */
export interface Standing {
  edition: { number: number; date: string }
  present: { number: number; date: string; draft: boolean }
  /** Another edition is served now. */
  old: boolean
  /** Address of the same page as it is now. */
  href: string
  /** Of a record's page: what became of it since. */
  record: { kind: 'there'; id: string } | { kind: 'withdrawn'; date: string; reason: Record<string, string> } | { kind: 'absent' } | null
}
