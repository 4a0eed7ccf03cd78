import type { Manifest } from '../model/manifest'
import { defaultBy, misread, readView, viewNames, writeView } from '../search-params'

/** What belongs to a reader's screen and not to a story. */
const NOT_HERE = ['tab', 'sort', 'edition']

/** What of the atlas a view names by its id. */
export interface Named { hasStatement(id: string): boolean; hasSubject(id: string): boolean; hasProject(id: string): boolean }

/**
 * A chapter's view as the atlas writes it (without `?`), held against the manifest strictly: what a page passes over is wrong here.
 *
 * @returns null when it is wrong; `tell` gets the sentence
 */
export function chapterView(text: string, manifest: Manifest, has: Named, tell: (message: string) => void): string | null {
  const params = new URLSearchParams(text)
  const names = viewNames(manifest).filter(name => !NOT_HERE.includes(name))
  let sound = true
  const wrong = (message: string) => {
    sound = false
    tell(message)
  }
  for (const name of new Set(params.keys())) {
    if (!names.includes(name)) wrong(`holds "${name}", which is no filter of this atlas; expected some of ${names.join(', ')}`)
    else if (params.getAll(name).length > 1) wrong(`names "${name}" twice; expected it once`)
    else if (params.get(name) === '') wrong(`leaves "${name}" empty; expected a value, or no "${name}"`)
  }
  const not = sound ? misread(params, manifest) : null
  if (not) wrong(`${not.name}=${not.value} is not understood; expected ${expected(not.name, manifest)}`)
  if (!sound) return null
  const [from, to, by, statement, claims, dating, at] = ['from', 'to', 'by', 'statement', 'claims', 'dating', 'at'].map(name => params.get(name))
  if (from && to && from > to) wrong(`goes from ${from} to ${to}; expected the first day first`)
  if (by && by !== 'grading' && !manifest.facets.some(f => f.property === by)) wrong(`by=${by} is no facet of this atlas; expected one of ${[...manifest.facets.map(f => f.property), 'grading'].join(', ')}`)
  if (statement && !has.hasStatement(statement)) wrong(`statement=${statement} is not a statement of this atlas; expected the id of one`)
  if (claims && !has.hasSubject(claims)) wrong(`claims=${claims} is not a subject of claims.json; expected the id of one`)
  if (dating && !has.hasProject(dating)) wrong(`dating=${dating} is no published project of dating; expected the id of one`)
  if (at) {
    const [lat, lon] = at.split(',').map(Number)
    const [west, south, east, north] = manifest.extent
    if (lon < west || lon > east || lat < south || lat > north) wrong(`puts the camera at ${lat}, ${lon}, off the map; expected latitude ${south} to ${north} and longitude ${west} to ${east} (the extent of atlas.json)`)
  }
  if (!sound) return null
  const view = readView(params, manifest)
  return writeView({ ...view, by: view.by === defaultBy(manifest) ? null : view.by }, manifest).slice(1)
}

function expected(name: string, manifest: Manifest): string {
  const facet = manifest.facets.find(f => f.property === name)
  if (facet) return `codes of ${name}: ${facet.codes.map(c => c.code).join(', ')}`
  return { from: 'a day as 2020-01-29', to: 'a day as 2020-01-29', span: 'two days, the earlier first, as 2017-06-01/2019-04-30', at: 'LAT,LON,ZOOM', area: 'box:W,S,E,N, circle:LON,LAT,METRES or poly:LON,LAT;…', mode: 'window or cumulative', match: 'possible or certain' }[name] ?? 'a value as the atlas writes it into its address'
}
