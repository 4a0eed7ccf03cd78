import 'server-only'
import { evaluateCql2 } from '../../cql2/evaluate'
import { parseCql2 } from '../../cql2/parse'
import { CRS84 } from '../../ogc/crs'
import { license } from '../../ogc/documents'
import { GEOJSON } from '../../ogc/media'
import { LIMIT_DEFAULT, LIMIT_MAX, PARAMETERS } from '../../ogc/parameters'
import type { Link } from '../../ogc/schemas'
import type { Bounds, Day } from '../../slice/types'
import { hasOrd } from '../../text/ord-set'
import { Problem } from '../answer'
import { ogc, type Asked } from '../asked'
import { page } from '../items-page'
import { liveProject } from './desks'
import { liveProjects, rowOf, rowsOf, type DatingRow } from './features'
import { shownOf } from './made'
import { datingSource } from './source'

const PATH = '/api/collections/datings/items'
const featureOf = ({ dating, outline }: DatingRow, links?: Link[]) => ({ type: 'Feature', id: dating.id, geometry: outline.geometry, properties: dating, ...(links && { links }) })

/** West above east crosses the antimeridian; a building does not. */
const touches = ([w, s, e, n]: Bounds, [west, south, east, north]: Bounds): boolean =>
  north >= s && south <= n && (w <= e ? east >= w && west <= e : east >= w || west <= e)
const inTime = ({ start, end }: DatingRow, { from, to }: { from: Day | null; to: Day | null }): boolean => (to === null || start === null || start <= to) && (from === null || end === null || end >= from)

/** `/api/collections/datings/items`: buildings of the served edition's projects, each with its date as the answers have it now. */
export const datingItems = (request: Request): Promise<Response> => ogc(request, { parameters: PARAMETERS.datings, type: GEOJSON, twin: a => a.page('/track'), answer: items })

async function items(a: Asked<ReturnType<typeof PARAMETERS.datings>>): Promise<Response> {
  const { limit = LIMIT_DEFAULT, bbox, datetime, filter, project } = a.values
  if (a.edition.key !== a.current.key) throw new Problem(410, 'Gone', 'This cursor belongs to an edition that is served no more, and buildings may be others by now. Begin again without "cursor".')
  const projects = await liveProjects(a.edition.key)
  if (project !== undefined && !projects.some(({ desk }) => desk.project.id === project)) throw new Problem(400, 'Invalid parameter', `project=${project.slice(0, 60)} is not understood; expected one of ${projects.map(({ desk }) => desk.project.id).join(', ') || 'none: this edition has no dating projects'}.`)
  const rows = (await Promise.all(projects.map(live => rowsOf(shownOf(live))))).flat()
  const passing = filter === undefined ? null : await evaluateCql2(parseCql2(filter), datingSource(rows))
  const chosen = rows.map((_, row) => row).filter(row => {
    const { dating, outline } = rows[row]
    return (project === undefined || dating.project === project) && (!bbox || touches(bbox, outline.bounds)) && (!datetime || inTime(rows[row], datetime)) && (!passing || hasOrd(passing, row))
  })
  const { after } = a
  const at = after === null ? 0 : chosen.findIndex(row => row > after)
  const shown = at < 0 ? [] : chosen.slice(at, at + Math.min(limit, LIMIT_MAX))
  const last = shown.at(-1)
  return page(a, { features: shown.map(row => featureOf(rows[row])), matched: chosen.length, next: last !== undefined && last !== chosen.at(-1) ? last : null, twin: a.page('/track') })
}

/** `/api/collections/datings/items/{project}:{building}` */
export const datingItem = (request: Request, id: string): Promise<Response> => ogc(request, {
  parameters: PARAMETERS.dating, type: GEOJSON, twin: a => a.page('/track'),
  answer: async a => {
    const colon = id.indexOf(':')
    const live = colon < 0 ? null : await liveProject(id.slice(0, colon))
    const row = live?.desk.numberOf(id.slice(colon + 1))
    if (!live || row === undefined) throw new Problem(404, 'Not found', `No building has the id "${id.slice(0, 100)}"; expected a project and a building with a colon between. ${a.at(PATH)} lists those that there are.`)
    const here = `${PATH}/${encodeURIComponent(id)}`
    return a.reply(featureOf(await rowOf(shownOf(live), row), [
      { rel: 'self', href: a.at(here + a.url.search), type: GEOJSON, title: 'This item' },
      { rel: 'alternate', href: a.page('/track'), type: 'text/html', title: 'The projects to read' },
      { rel: 'collection', href: a.at('/api/collections/datings'), type: 'application/json', title: 'The collection' },
      ...license(a.manifest),
    ]), GEOJSON, { headers: { 'content-crs': `<${CRS84}>` } })
  },
})
