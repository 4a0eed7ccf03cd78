import 'server-only'
import { buildingsNear, fallOf, FARTHEST_METERS, isNear, within, type DatedPlaces, type PlacedRecord } from '../../dating/near'
import { distanceMeters } from '../../geo/area'
import type { NearBuildings } from '../../model/track'
import { listItemOf } from '../../publish/item'
import { matching } from '../../store/ask'
import { featuresAt } from '../../store/read'
import type { Day } from '../../slice/types'
import { formatDay, parseDay } from '../../time/day'
import { CURRENT, handle, Problem, reply } from '../answer'
import { orAway } from '../index'
import { loadedOf, presentHead } from '../present'
import { projectsIn } from '../projects-of'
import { store } from '../store'
import { filledProject, type Live } from './desks'
import { shownOf, type Shown } from './made'
import { knownProject, limited, sourceOfRequest } from './request'
import { datingsOf } from './results'

/** Told of a building, and of a record. */
const [MOST_INCIDENTS, MOST_BUILDINGS] = [20, 10]

function placesOf(shown: Shown): DatedPlaces {
  const { project } = shown
  const { from, to, firm, stage } = datingsOf(shown)
  return { drawing: project.drawing, days: project.scenes.map(s => parseDay(s.date) as Day), middles: project.middles, from, to, firm, stage }
}

/** GET `/api/dating/{project}/near?building=ID`: incidents near a building in the days in which it fell; of a drawing none. */
export const nearAnswer = (request: Request, project: string) => handle(async () => {
  limited('addressReading', sourceOfRequest(request).key, 'This address has asked for much just now.')
  const params = new URL(request.url).searchParams
  for (const name of params.keys()) if (name !== 'building') throw new Problem(400, 'Unknown parameter', `"${name.slice(0, 60)}" is not a parameter of this address; expected building.`)
  const live = await knownProject(project)
  const building = params.get('building') ?? ''
  const row = live.desk.numberOf(building)
  if (row === undefined) throw new Problem(404, 'Not found', `"${building.slice(0, 80)}" is no building of ${project}; expected the id of one, as building=ID.`)
  return reply(request, { project, building, ...(await incidentsNear(live, row)) }, { type: 'application/json', cache: CURRENT })
})

async function incidentsNear(live: Live, row: number) {
  const places = placesOf(shownOf(live))
  const fall = places.drawing ? null : fallOf(places, row)
  if (!fall) return { matched: 0, incidents: [] }
  const [db, edition] = await Promise.all([store(), loadedOf(live.edition)])
  const { columns: c } = edition.slice
  const [lon, lat] = places.middles[row]
  const candidates = await matching(db, edition, { kind: 'incident', days: { from: fall.start, to: fall.end, match: 'possible', undated: false }, area: { kind: 'circle', center: [lon, lat], radiusMeters: FARTHEST_METERS } })
  const rows = [...candidates].filter(i => {
    const reach = within(c.radius[i])
    return reach !== null && isNear({ lon: c.lon[i], lat: c.lat[i], reach, start: c.start[i], end: c.end[i] }, places, row)
  })
  return { matched: rows.length, incidents: (await featuresAt(db, edition.key, rows.slice(0, MOST_INCIDENTS))).map(f => listItemOf(f, edition.manifest)) }
}

/** Dated buildings near a record, project by project; of drawings none, and none while the database does not answer or the log is being read. */
export async function buildingsNearRecord(record: PlacedRecord): Promise<NearBuildings[]> {
  if (!record.point) return []
  try {
    const projects = (await projectsIn((await presentHead()).key)).filter(p => !p.drawing && reaches(record.point as number[], p.area))
    const found = await Promise.all(projects.map(async ({ id, title, area }): Promise<NearBuildings[]> => {
      // A record's page does not wait for a log that is being read.
      const live = await filledProject(id)
      if (!live) return []
      const places = placesOf(shownOf(live))
      const rows = buildingsNear(record, places)
      const buildings = rows.slice(0, MOST_BUILDINGS).map(row => ({ id: live.desk.project.ids[row], after: formatDay(places.days[places.from[row] - 1]), by: formatDay(places.days[places.to[row]]) }))
      return rows.length ? [{ project: id, title, area, matched: rows.length, buildings }] : []
    }))
    return found.flat()
  } catch (error) {
    orAway(error)
    return []
  }
}

/** Whether anything in the area may be as near as a record can be. */
function reaches([lon, lat]: readonly number[], [w, s, e, n]: readonly number[]): boolean {
  const [x, y] = [Math.min(e, Math.max(w, lon)), Math.min(n, Math.max(s, lat))]
  return distanceMeters(lon, lat, x, y) <= FARTHEST_METERS
}
