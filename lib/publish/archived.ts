import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isArchive } from '../archives'
import { featuresOf, parseFeature } from './features'
import { withoutMark } from './json'
import { CLAIMS_FILE, EVIDENCE, INCIDENTS, PEOPLE } from './read'
import { STORIES } from './stories'

// Links of an atlas that no archived copy stands for: what would be lost with the page. No network is asked.

/** An address, by whom it is, and where it is linked: `incident:id`, `statement:id`, `evidence:id`, `claims:id`, `person:id`, `story:slug`. */
export interface Unarchived { url: string; publisher: string; in: string[] }
export interface ArchiveReport { links: number; archived: number; unarchived: Unarchived[] }

interface Source { url?: string; archived_url?: string; publisher?: string }
interface Admission { by?: string; url?: string }
interface Figure { by?: string; url?: string }
type Properties = { id: string; sources?: Source[]; admissions?: Admission[]; conflicting_figures?: Figure[]; evidence?: { id?: string; source?: Source; url?: string }[] }

const MARKDOWN_LINK = /\]\((https?:\/\/[^)\s]+)\)/g

/** The check says of an address that it is none; here it stands as it is. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : url)

export async function archiveReport(dir: string): Promise<ArchiveReport> {
  const links = new Map<string, { publisher: string; archived: boolean; in: Set<string> }>()
  const add = (url: string | undefined, publisher: string | undefined, archived: string | undefined, where: string) => {
    if (!url) return
    const known = links.get(url)
    // A page that is in an archive already is its own copy; one archived copy anywhere is one.
    const isHeld = Boolean(archived) || isArchive(url)
    if (known) {
      known.archived ||= isHeld
      known.in.add(where)
    } else links.set(url, { publisher: publisher || hostOf(url), archived: isHeld, in: new Set([where]) })
  }
  const file = <T>(name: string): T | null => (existsSync(join(dir, name)) ? JSON.parse(withoutMark(readFileSync(join(dir, name), 'utf8'))) as T : null)
  const item = (e: NonNullable<Properties['evidence']>[number], where: string) => {
    add(e.source?.url, e.source?.publisher, e.source?.archived_url, where)
    add(e.url, e.source?.publisher, e.source?.archived_url, where)
  }
  for await (const batch of featuresOf(join(dir, INCIDENTS))) {
    for (const feature of batch) {
      const p = (parseFeature(feature) as { properties?: Properties } | null)?.properties
      if (!p) continue
      const where = `incident:${p.id}`
      for (const s of p.sources ?? []) add(s.url, s.publisher, s.archived_url, where)
      for (const a of [...(p.admissions ?? []), ...(p.conflicting_figures ?? [])]) add(a.url, a.by, undefined, where)
      for (const e of p.evidence ?? []) item(e, `evidence:${e.id ?? p.id}`)
    }
  }
  for (const s of file<{ statements: { id: string; url?: string; publisher_en?: string; sources?: Source[] }[] }>('statements.json')?.statements ?? []) {
    add(s.url, s.publisher_en, undefined, `statement:${s.id}`)
    for (const other of s.sources ?? []) add(other.url, other.publisher, other.archived_url, `statement:${s.id}`)
  }
  for (const e of file<{ evidence: NonNullable<Properties['evidence']> }>(EVIDENCE)?.evidence ?? []) item(e, `evidence:${e.id ?? ''}`)
  for (const subject of file<{ subjects: { id: string; claims?: { sources?: Source[] }[] }[] }>(CLAIMS_FILE)?.subjects ?? []) for (const c of subject.claims ?? []) for (const s of c.sources ?? []) add(s.url, s.publisher, s.archived_url, `claims:${subject.id}`)
  for (const p of file<{ people: { id: string; consent?: { source?: Source } }[] }>(PEOPLE)?.people ?? []) add(p.consent?.source?.url, p.consent?.source?.publisher, p.consent?.source?.archived_url, `person:${p.id}`)
  const stories = join(dir, STORIES)
  for (const name of existsSync(stories) ? readdirSync(stories).filter(n => n.endsWith('.mdx')) : []) {
    for (const [, url] of readFileSync(join(stories, name), 'utf8').matchAll(MARKDOWN_LINK)) add(url, undefined, undefined, `story:${name.split('.')[0]}`)
  }
  const unarchived = [...links].filter(([, l]) => !l.archived).map(([url, l]): Unarchived => ({ url, publisher: l.publisher, in: [...l.in].sort() })).sort((a, b) => (a.publisher < b.publisher ? -1 : a.publisher > b.publisher ? 1 : a.url < b.url ? -1 : 1))
  return { links: links.size, archived: links.size - unarchived.length, unarchived }
}
