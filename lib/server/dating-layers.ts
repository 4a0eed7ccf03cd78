import 'server-only'
import type { DatingLayer } from '../dating/layer'
import { inLanguage } from '../model/facets'
import { drawn, getShown, orAway } from './index'
import { projectsIn } from './projects-of'

/** Projects of the page's edition as the explorer offers them; none while the database does not answer and they were not read before. */
export async function datingLayers(locale: string): Promise<DatingLayer[]> {
  const projects = await drawn(async () => projectsIn((await getShown()).key)).catch(error => orAway(error) && [])
  return projects.map(p => ({ id: p.id, title: inLanguage(p.title, locale), drawing: p.drawing, bounds: p.area, outlines: p.outlines.sha256, days: p.scenes.map(s => s.date), level: p.rules.level }))
}
