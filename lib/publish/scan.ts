import { createHash, type Hash } from 'node:crypto'
import { statSync } from 'node:fs'
import type { Manifest } from '../model/manifest'
import type { Statement } from '../model/statement'
import { NO_DAY } from '../slice/columns'
import { intervalOf } from '../time/interval'
import type { Subject } from '../model/claims'
import type { SharedEvidence } from '../model/evidence'
import { personSchema, type Person } from '../model/person'
import type { Audience } from '../model/redaction'
import type { ScenePlace } from '../model/scene'
import { addressesOf, subjectsOf, type Story } from '../model/story'
import { checkClaimLinks, checkClaims } from './check-claims'
import { EvidenceCheck } from './check-evidence'
import { LocatedCheck } from './check-located'
import { checkManifest, checkStatements } from './check'
import { checkProjects, type SoundProject } from './check-projects'
import { checkScenes } from './check-scenes'
import { checkStories } from './check-stories'
import { IncidentCheck } from './check-incidents'
import { PeopleCheck } from './check-people'
import { byIncident, withEvidence } from './evidence'
import { BrokenJson, featuresOf, parseFeature, placeInFile } from './features'
import type { Faults } from './faults'
import { mayBeNamed, namedByIncident } from './people'
import { portraitsOf } from './portraits'
import { OpenItems } from './open-items'
import { checkRules } from './redaction/check'
import { Policy } from './redaction/policy'
import { redactRecord } from './redaction/record'
import { RuleWarnings } from './redaction/warnings'
import { notJson } from './json'
import { CLAIMS_FILE, COMPILER_VERSION, INCIDENTS, type RawDataset } from './read'
import { projectsDigest } from './projects'
import { storiesDigest, type RawStories } from './stories'

/** A dataset that passed the check. The records themselves stay in the file; what is kept of each is its id and first day. */
export interface Checked {
  manifest: Manifest
  statements: Statement[]
  /** All of people.json, those who are not named among them. */
  people: Person[]
  /** Items of evidence.json, withheld ones among them. */
  evidence: SharedEvidence[]
  stories: Story[]
  /** Their files, which are read once they are stored. */
  media: RawStories | null
  /** Subjects of claims.json. */
  claims: Subject[]
  /** Places of scenes.json. */
  scenes: ScenePlace[]
  /** Published projects of dating. */
  projects: SoundProject[]
  /** Files of items of evidence, by the hash that the items give. */
  held: Map<string, string>
  /** The atlas folder that files are named below. */
  root: string
  path: string
  /** Size and time of the file that was checked: another file is another dataset. */
  stamp: string
  /** In the file's order. */
  ids: string[]
  /** Under which id each record leaves the folder; null for one that does not. */
  publicIds: (string | null)[]
  /** First day as it is published; NO_DAY without a date. */
  starts: Int32Array
  hash: string
  /** What is kept back. */
  policy: Policy
}

export type Report = (progress: { phase: 'check' | 'publish'; file: string; rows: number; total: number | null }) => void

/** What names a file's state; throws when the file is gone. */
export function stampOf(path: string): string {
  const { size, mtimeMs, ino } = statSync(path)
  return `${size} ${mtimeMs} ${ino}`
}

/** Content, not layout: a snapshot may be written more compactly than the file that people edit. */
class ContentHash {
  private readonly hash: Hash = createHash('sha256').update(`compiler ${COMPILER_VERSION}\n`)
  private text = ''
  add(value: unknown): void {
    this.text += `${JSON.stringify(value)}\n`
    if (this.text.length > 65_536) this.flush()
  }
  private flush(): void {
    this.hash.update(this.text)
    this.text = ''
  }
  digest(): string {
    this.flush()
    return this.hash.digest('hex')
  }
}

/** Every feature of a dataset once; hash over all of it. A fault when the file is no collection; null when it was not read to its end. */
async function walk(raw: RawDataset, faults: Faults, policy: Policy, each: (feature: unknown, text: string, index: number) => void, report?: Report): Promise<string | null> {
  const hash = new ContentHash()
  // The rules of the day hold for every edition, whatever its snapshot says of them; they come in below.
  const { redaction: _, ...manifest } = (raw.manifest ?? {}) as { redaction?: unknown }
  hash.add(manifest)
  const ids: string[] = idsOf(raw.statements, 'statements')
  if (raw.incidents === null) return null
  const file = raw.label + INCIDENTS
  let index = 0
  try {
    const batches = featuresOf(raw.incidents)
    for (;;) {
      const { done, value } = await batches.next()
      if (done) {
        // Order and place of the other members are layout too.
        hash.add(Object.entries({ ...value, type: 'FeatureCollection' }).sort(([a], [b]) => (a < b ? -1 : 1)))
        break
      }
      for (const feature of value) {
        const parsed = parseFeature(feature)
        hash.add(parsed)
        each(parsed, feature.text, index++)
        const id = (parsed as { properties?: { id?: unknown } | null } | null)?.properties?.id
        if (typeof id === 'string' && policy.held.length) ids.push(id)
      }
      report?.({ phase: 'check', file, rows: index, total: null })
    }
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error
    if (error.expected) faults.fault(file, '', 'features', error.expected)
    else notJson(file, await placeInFile(raw.incidents, error.at), faults)
    return null
  }
  hash.add(raw.statements)
  if (raw.evidence !== undefined) hash.add(raw.evidence)
  if (raw.stories) hash.add(storiesDigest(raw.stories))
  if (raw.claims !== undefined) hash.add(raw.claims)
  if (raw.scenes !== undefined) hash.add(raw.scenes)
  const projects = projectsDigest(raw.projects)
  if (projects) hash.add(projects)
  // Of people what is published of them: who agreed is nobody's to guess at.
  const named = [...namedByIncident(soundPeople(raw.people), policy.namedToday)]
  if (named.length) hash.add(named)
  const basis = policy.basis(ids)
  if (basis) hash.add(basis)
  return hash.digest()
}

function soundPeople(file: unknown): Person[] {
  const list = (file as { people?: unknown } | null | undefined)?.people
  return Array.isArray(list) ? list.flatMap(entry => personSchema.safeParse(entry).data ?? []) : []
}

/** Ids in a small file, whether or not it is sound. */
function idsOf(file: unknown, name: string): string[] {
  const list = (file as Record<string, unknown> | null | undefined)?.[name]
  return Array.isArray(list) ? list.flatMap((s: { id?: unknown } | null) => (typeof s?.id === 'string' ? [s.id] : [])) : []
}

/** `policy`: what the present data keeps back, for a snapshot; without it the dataset is the present one, and makes it. */
export interface CheckOptions { report?: Report; audience?: Audience; policy?: Policy }

/**
 * First pass: holds a dataset against the schema and against itself. All faults, not the first; `checked` is null when
 * anything is wrong. `bears`: is it the id or a former id of a record or statement?
 */
export async function checkDataset(raw: RawDataset, faults: Faults, { report, audience = 'public', policy: given }: CheckOptions = {}): Promise<{ hash: string | null; checked: Checked | null; bears: (id: string) => boolean; policy: Policy }> {
  const before = faults.count
  const stamp = raw.incidents === null ? '' : stampOf(raw.incidents)
  const manifest = checkManifest(raw.manifest, `${raw.label}atlas.json`, faults)
  const { statements, there } = checkStatements(raw.statements, `${raw.label}statements.json`, faults)
  const evidence = new EvidenceCheck(raw.label, raw.evidence, faults, raw.root)
  const claims = checkClaims(raw.claims, raw.label + CLAIMS_FILE, faults)
  const scenes = checkScenes(raw.scenes, { label: raw.label, root: raw.root, manifest }, faults)
  const projects = checkProjects(raw.projects, { label: raw.label, places: scenes, languages: manifest?.languages ?? [] }, faults)
  const sane = given || (manifest && checkRules(manifest, `${raw.label}atlas.json`, faults))
  const policy = given ?? new Policy(audience, sane ? manifest?.redaction : undefined)
  const shared = byIncident(evidence.items)
  const people = new PeopleCheck(raw.label, raw.people, faults)
  if (!given) {
    const images = await portraitsOf(people.people, raw.root, people.file, faults)
    for (const person of people.people) if (mayBeNamed(person)) policy.namedToday.set(person.id, { image: images.get(person.id) })
  }
  const named = namedByIncident(people.people, policy.namedToday)
  const told = given ? null : new RuleWarnings(policy, `${raw.label}atlas.json`, faults)
  if (told) statements.forEach(s => policy.rememberStatement(s))
  const check = new IncidentCheck(raw.label, manifest, statements, there, evidence, people, faults)
  const items = new OpenItems()
  const located = given ? null : new LocatedCheck(evidence.held, raw.root, evidence.file, faults)
  const ids: string[] = []
  let starts = new Int32Array(1024)
  const publicIds: (string | null)[] = []
  const hash = await walk(raw, faults, policy, (feature, text, index) => {
    const sound = check.add(feature, text, index)
    if (!sound) return
    if (ids.length === starts.length) {
      const wider = new Int32Array(starts.length * 2)
      wider.set(starts)
      starts = wider
    }
    let { id, start }: { id: string | null; start: number | null } = sound
    if (!policy.held.length && (raw.stories || evidence.held.size)) {
      const whole = withEvidence(sound.properties, shared)
      if (raw.stories) items.add(whole)
      located?.record(sound.id, whole.evidence, false)
    }
    if (policy.held.length) {
      const whole = { properties: withEvidence(sound.properties, shared), geometry: sound.geometry }
      if (told) policy.remember(whole.properties, named.get(sound.id))
      const published = redactRecord(whole, policy, null)
      told?.record(whole, published)
      id = published.properties?.id ?? null
      start = published.properties && (intervalOf(published.properties)?.start ?? null)
      if (published.properties) {
        if (raw.stories) items.add(published.properties)
        located?.record(sound.id, published.properties.evidence, published.done.some(({ what, fields }) => what === 'place' || fields?.includes('geometry')))
      }
    }
    starts[ids.length] = start ?? NO_DAY
    ids.push(sound.id)
    publicIds.push(id)
  }, report)
  // Of a file that breaks off, what is missing is not known.
  if (hash !== null) {
    check.end()
    checkClaimLinks(claims, check.ids, raw.label + CLAIMS_FILE, faults)
    told?.end()
  }
  // A story that leads to what is kept back is a fault today; of an earlier edition it is left out.
  const open = (id: string) => given !== undefined || !policy.isHidden([id])
  const hidden = claims.flatMap(({ id, incident }) => (incident !== undefined && policy.isHidden([incident]) ? id : []))
  const subjects = idsOf(raw.claims, 'subjects').filter(id => given !== undefined || !hidden.includes(id))
  const places = idsOf(raw.scenes, 'places')
  const isKeptBack = (address: string) => policy.isHidden([address]) || items.misses(address)
  const stories = manifest && hash !== null ? checkStories(raw.stories, raw.label, manifest, {
    hasIncident: id => check.hasIncident(id) && open(id), hasStatement: id => there.has(id) && open(id), hasSubject: id => subjects.includes(id), hasPlace: id => places.includes(id), hasProject: id => projects.some(({ project }) => project.id === id && project.published),
    isKeptBack: address => !given && isKeptBack(address),
  }, faults).filter(story => !given || !(addressesOf(story).some(isKeptBack) || subjectsOf(story).some(id => hidden.includes(id)))) : []
  const sound = faults.count === before && manifest !== null && hash !== null && raw.incidents !== null
  return { hash, policy, bears: id => check.bears(id), checked: sound ? { manifest, statements, evidence: evidence.items, people: people.people, claims, scenes, projects, stories, media: raw.stories, held: evidence.held, root: raw.root, path: raw.incidents as string, stamp, ids, publicIds, starts: starts.slice(0, ids.length), hash: hash as string, policy } : null }
}

/** Hash of a dataset and the ids in it, without a check; null when a file is broken (a fault says so). */
export async function digestOf(raw: RawDataset, policy: Policy, faults: Faults): Promise<{ hash: string; incidents: string[]; statements: string[] } | null> {
  const incidents: string[] = []
  const hash = await walk(raw, faults, policy, feature => {
    const id = (feature as { properties?: { id?: unknown } | null } | null)?.properties?.id
    if (typeof id === 'string') incidents.push(id)
  })
  return hash === null ? null : { hash, incidents, statements: idsOf(raw.statements, 'statements') }
}
