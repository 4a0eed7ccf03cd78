/** 200, 404 (never was), 410 (withdrawn), 503 (the database does not answer, and what is in memory is drawn); what cannot be drawn at all: nothing is published yet, or the database is away. 'no-edition' (404): the address asks for an edition that is not kept. */
export type PageStatus = 200 | 404 | 410 | 503 | 'unpublished' | 'away' | 'no-edition'
/** A record's page or an item's, a story, a place with scenes, a list of them beside the map, what editions changed (all of them, or one by its number), a page out of the store (`stored`), one of a dating project, or text alone. */
export type PageKind = 'incident' | 'statement' | 'evidence' | 'story' | 'scene' | 'list' | 'edition' | 'stored' | 'project' | 'text'
type Lookup = (kind: PageKind, id: string, search: string) => Promise<PageStatus>

// The proxy is a bundle of its own: it may not open the store a second time, so the server leaves it this door.
const globals = globalThis as unknown as { __atlasPageStatus?: Lookup }

export const offerPageStatus = (lookup: Lookup): void => { globals.__atlasPageStatus = lookup }

/** Pages that are no record's. */
export const PAGES: Record<string, PageKind> = { '/': 'list', '/statements': 'list', '/embed': 'list', '/stories': 'stored', '/methodology': 'text', '/remembrance': 'stored', '/data': 'text', '/editions': 'edition', '/data/preview': 'text', '/evidence': 'stored', '/claims': 'stored', '/scenes': 'list', '/track': 'stored', '/track/care': 'text' }
const RECORD = /^\/(incident|statement)s\/([^/]+)$/
const STORY = /^\/stories\/([^/]+)$/
const EVIDENCE = /^\/evidence\/([^/]+)$/
const SCENE = /^\/scenes\/([^/]+)$/
const PROJECT = /^\/track\/([^/]+)(?:\/results)?$/
const EDITION = /^\/editions\/([1-9]\d{0,8}|0)$/

/**
 * Status of a page (path without language), known before it is rendered: a page that throws "not found" while it is
 * rendered reaches readers without JavaScript as an empty one.
 */
export async function pageStatus(path: string, search: string): Promise<PageStatus> {
  const lookup = globals.__atlasPageStatus
  if (!lookup) return 'unpublished'
  const record = RECORD.exec(path)
  if (record) return lookup(record[1] as 'incident' | 'statement', decoded(record[2]), search)
  const story = STORY.exec(path)
  if (story) return lookup('story', decoded(story[1]), search)
  const evidence = EVIDENCE.exec(path)
  if (evidence) return lookup('evidence', decoded(evidence[1]), search)
  const scene = SCENE.exec(path)
  if (scene) return lookup('scene', decoded(scene[1]), search)
  const project = Object.hasOwn(PAGES, path) ? null : PROJECT.exec(path)
  if (project) return lookup('project', decoded(project[1]), search)
  const edition = EDITION.exec(path)
  if (edition) return lookup('edition', edition[1], search)
  const page = Object.hasOwn(PAGES, path)
  const status = await lookup(page ? PAGES[path] : 'text', '', search)
  return status === 200 && !page ? 404 : status
}

/** A part of a path as text; broken escapes stay as they are. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
