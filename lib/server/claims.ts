import 'server-only'
import { ASSESSMENTS } from '../model/codes'
import { lastWord, type Assessment } from '../model/strikes'
import type { ClaimsPage, Strike, StrikeOrder } from '../model/claims-page'
import { strikeOf, ordered } from '../publish/claims-page'
import { claimsOf } from '../store/ask'
import type { Claims } from '../store/claims'
import { featuresAt } from '../store/read'
import { handle, IMMUTABLE, noSuchEdition, reply } from './answer'
import { loadedFor } from './engine'
import { drawn, getLoaded, orAway, siteUrl } from './index'
import { store } from './store'

/** Records that the page lists; it says how many there are. */
const MOST_STRIKES = 1000

const rowsOf = ({ strikes: { ords } }: Claims, assessment: Assessment | null): number[] =>
  (assessment ? ords[assessment] : ASSESSMENTS.flatMap(a => ords[a])).toSorted((a, b) => a - b).slice(0, MOST_STRIKES)

/** What is set side by side; null while the database does not answer. */
export const claimsPage = (assessment: Assessment | null, order: StrikeOrder): Promise<ClaimsPage | null> => drawn(async () => {
  const [db, loaded] = await Promise.all([store(), getLoaded()])
  const claims = await claimsOf(db, loaded)
  const strikes: Strike[] = (await featuresAt(db, loaded.key, rowsOf(claims, assessment))).map(f => strikeOf(f.properties))
  return { subjects: claims.subjects, totals: claims.strikes.totals, strikes: ordered(strikes, order) }
}).catch(error => orAway(error) && null)

/** `/api/editions/{edition}/claims`: subjects as claims.json has them, what the records that a party answered come to, and these records. */
export const claimsAnswer = (request: Request, key: string) => handle(async () => {
  const [db, edition, site] = await Promise.all([store(), loadedFor(key), siteUrl()])
  if (!edition) throw await noSuchEdition(key)
  const claims = await claimsOf(db, edition)
  const features = await featuresAt(db, key, rowsOf(claims, null))
  return reply(request, {
    edition: key, subjects: claims.subjects, totals: claims.strikes.totals,
    records: features.map(({ properties: p }) => ({ id: p.id, assessment: lastWord(p.admissions)?.assessment, admissions: p.admissions, conflicting_figures: p.conflicting_figures, killed_min: p.killed_min, killed_max: p.killed_max, injured_min: p.injured_min, injured_max: p.injured_max })),
    links: [{ rel: 'alternate', href: new URL('/claims', site).href, type: 'text/html' }],
  }, { type: 'application/json', cache: IMMUTABLE })
})
