import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { OFFERED } from '../../lib/formats/offered'

/** Where a file of the app stands: `api/editions/[edition]/areas`; folders in parentheses are no part of an address. */
export function routesOfApp(dir = 'app', path = ''): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap(entry => {
    if (entry.isDirectory()) return routesOfApp(join(dir, entry.name), /^\(.*\)$/.test(entry.name) ? path : `${path}/${entry.name}`)
    return /^(route|page)\.tsx?$/.test(entry.name) ? [path || '/'] : []
  })
}

export interface Served { keys: string[]; numbers: number[]; incidents: string[]; statements: string[]; stories: string[]; evidence: string[]; /** With the ids of their scenes. */ places: { id: string; scenes: string[] }[]; /** By hash: those that are handed out. */ files: string[]; search: string }

const COLLECTIONS = ['incidents', 'statements']
/** Of the planted project, and of one that there is not. */
const dating = (paths: string[]): string[] => paths.flatMap(path => [`/api/dating/plain-project/${path}`, `/api/dating/nowhere/${path}`])
const FORMS = ['', '?f=json', '?f=html', '?lang=ar']
const both = (paths: string[]): string[] => paths.flatMap(path => [path, `/ar${path === '/' ? '' : path}`])
const pages = (s: Served, paths: string[]): string[] => both(paths).flatMap(path => ['', ...s.numbers.map(n => `?edition=${n}`), `?q=${s.search}`, '?from=1900-01-01&to=2030-01-01&tab=table'].map(query => path + query))
const edition = (s: Served, paths: string[]): string[] => s.keys.flatMap(key => paths.map(path => `/api/editions/${key}/${path}`))
const ALL_DAYS = 'from=1900-01-01&to=2030-01-01'

/** Addresses of each route. One that is missing here fails the test: a new route is a new way out. */
export const ADDRESSES: Record<string, (s: Served) => string[]> = {
  '/[locale]': s => pages(s, ['/']),
  '/[locale]/incidents/[id]': s => pages(s, s.incidents.map(id => `/incidents/${id}`)),
  '/[locale]/statements': s => pages(s, ['/statements']),
  '/[locale]/statements/[id]': s => pages(s, s.statements.map(id => `/statements/${id}`)),
  '/[locale]/methodology': s => pages(s, ['/methodology']),
  '/[locale]/stories': s => pages(s, ['/stories']),
  '/[locale]/stories/[slug]': s => pages(s, s.stories.map(slug => `/stories/${slug}`)).concat(s.stories.map(slug => `/stories/${slug}?chapter=start`)),
  '/[locale]/evidence': s => pages(s, ['/evidence']).concat(['witness', 'document', 'satellite', 'photo_video'].map(kind => `/evidence?kind=${kind}`)),
  '/[locale]/evidence/[id]': s => both(s.evidence.map(id => `/evidence/${id}`)).flatMap(path => ['', ...s.numbers.map(n => `?edition=${n}`)].map(q => path + q)),
  '/[locale]/claims': s => pages(s, ['/claims']).concat('/claims?order=found', '/claims?assessment=credible'),
  '/[locale]/scenes': s => pages(s, ['/scenes']),
  '/[locale]/scenes/[place]': s => pages(s, s.places.map(({ id }) => `/scenes/${id}`)).concat(s.places.map(({ id, scenes }) => `/scenes/${id}?pair=${scenes[0]}/${scenes[1]}`)),
  '/exit': () => ['/exit'],
  '/[locale]/remembrance': s => pages(s, ['/remembrance']),
  '/[locale]/track': s => pages(s, ['/track']),
  '/[locale]/track/care': s => pages(s, ['/track/care']),
  '/[locale]/track/[project]': () => both(['/track/plain-project']),
  '/[locale]/track/[project]/results': () => both(['/track/plain-project/results']),
  '/[locale]/data': s => pages(s, ['/data']),
  '/[locale]/data/preview': s => pages(s, ['/data/preview']),
  '/[locale]/editions': s => pages(s, ['/editions']),
  '/[locale]/editions/[number]': s => pages(s, s.numbers.flatMap(n => [`/editions/${n}`])).concat(s.numbers.map(n => `/editions/${n}?kind=incident&what=changed`)),
  '/[locale]/embed': s => pages(s, ['/embed']).concat(s.incidents.map(id => `/embed?incident=${id}&show=map`)),
  '/[locale]/[...rest]': () => both(['/nowhere', '/incidents/nowhere', '/statements/nowhere']),
  '/api': () => FORMS.map(f => `/api${f}`),
  '/api/[...rest]': () => ['/api/nowhere'],
  '/api/conformance': () => ['/api/conformance'],
  '/api/openapi': () => ['/api/openapi', '/api/openapi?f=html'],
  '/api/collections': s => ['', ...s.numbers.map(n => `?edition=${n}`)].map(q => `/api/collections${q}`),
  '/api/collections/[collection]': s => COLLECTIONS.flatMap(c => ['', ...s.numbers.map(n => `?edition=${n}`)].map(q => `/api/collections/${c}${q}`)),
  '/api/collections/[collection]/schema': () => [...COLLECTIONS, 'datings'].map(c => `/api/collections/${c}/schema`),
  '/api/collections/[collection]/queryables': () => [...COLLECTIONS, 'datings'].map(c => `/api/collections/${c}/queryables`),
  '/api/collections/[collection]/items': s => ['/api/collections/datings/items?limit=1000'].concat(COLLECTIONS.flatMap(c => ['limit=1000', 'f=html', 'limit=1', `q=${s.search}`, 'sortby=-date_start', ...s.numbers.map(n => `edition=${n}&limit=1000`)].map(q => `/api/collections/${c}/items?${q}`))),
  '/api/collections/[collection]/items/[id]': s => [...s.incidents.map(id => `incidents/items/${id}`), ...s.statements.map(id => `statements/items/${id}`)].flatMap(path => ['', ...s.numbers.map(n => `?edition=${n}`)].map(q => `/api/collections/${path}${q}`)),
  '/api/collections/[collection]/items/[id]/history': s => [...s.incidents.map(id => `incidents/items/${id}`), ...s.statements.map(id => `statements/items/${id}`)].map(path => `/api/collections/${path}/history`),
  '/api/editions': () => ['/api/editions', '/api/editions?limit=1'],
  '/api/editions/current': () => ['/api/editions/current'],
  '/api/editions/[edition]/list': s => edition(s, [`list?${ALL_DAYS}&limit=500`, 'list?any=1&limit=500', `list?q=${s.search}&${ALL_DAYS}`, 'list?kind=situation&any=1', 'list?place=none&any=1']),
  '/api/editions/[edition]/areas': s => edition(s, ['areas']),
  '/api/editions/[edition]/columns': s => edition(s, ['columns']),
  '/api/editions/[edition]/changes': s => edition(s, ['changes', 'changes?limit=1']),
  '/api/editions/[edition]/claims': s => edition(s, ['claims']),
  '/api/editions/[edition]/evidence': s => edition(s, ['evidence', 'evidence?limit=1', 'evidence?kind=witness']),
  '/api/editions/[edition]/evidence/[id]': s => edition(s, s.evidence.map(id => `evidence/${id}`)),
  '/api/editions/[edition]/scenes': s => edition(s, ['scenes']),
  '/api/editions/[edition]/scenes/[...tile]': s => edition(s, s.places.flatMap(({ id, scenes }) => scenes.map(scene => `scenes/${id}/${scene}/0/0/0`))),
  '/api/editions/[edition]/files/[sha256]': s => edition(s, s.files.map(hash => `files/${hash}`)),
  // What stories show is found by their pages' links as well.
  '/api/editions/[edition]/media/[file]': s => edition(s, s.files.map(hash => `media/${hash.slice(0, 32)}.svg`)),
  '/api/editions/[edition]/slices/[key]': s => edition(s, ['slices/root', `slices/root?q=${s.search}`, 'slices/root?statement=st-plain', 'slices/q0']),
  '/api/editions/[edition]/export/[file]': s => edition(s, ['export/columns.csv', `export/bundle.zip?${ALL_DAYS}`, `export/bundle.zip?${ALL_DAYS}&lang=ar`, ...COLLECTIONS.flatMap(c => OFFERED.map(({ ending }) => `export/${c}.${ending}`))]),
  '/api/editions/[edition]/cards/[...path]': s => edition(s, ['cards/view.png', ...s.incidents.map(id => `cards/incidents/${id}.png`), ...s.statements.map(id => `cards/statements/${id}.png`), ...s.stories.flatMap(slug => [`cards/stories/${slug}.png`, `cards/stories/${slug}/start.png`])]),
  '/api/dating/session': () => ['/api/dating/session'],
  '/api/dating/[project]/session': () => dating(['session']),
  '/api/dating/[project]/next': () => dating(['next?n=3']),
  '/api/dating/[project]/answers': () => dating(['answers']),
  '/api/dating/[project]/me': () => dating(['me']),
  '/api/dating/[project]/results': () => dating(['results']),
  '/api/dating/[project]/buildings': () => dating(['buildings']),
  '/api/dating/[project]/near': () => dating(['near?building=b1']),
  '/api/dating/[project]/export/[file]': () => dating(['buildings.csv', 'buildings.geojson', 'answers.csv', 'answers.jsonl'].map(file => `export/${file}`)),
  '/api/health': () => ['/api/health'],
  '/api/places': () => ['/api/places?q=canary', '/api/places?q=wien&lang=ar'],
  '/api/oembed': s => [...s.incidents.map(id => `/incidents/${id}`), '/'].map(path => `/api/oembed?url={origin}${path}`),
  '/api/map/[which]': () => ['/api/map/base', '/api/map/streets'],
  '/api/map/[which]/[z]/[x]/[y]': () => ['/api/map/base/6/34/23'],
  '/feeds/[file]': () => [...COLLECTIONS, 'stories'].flatMap(c => ['atom', 'rss', 'json'].flatMap(form => ['', '?lang=ar', '?kind=incident'].filter((_, i) => i < 2 || c === 'incidents').map(q => `/feeds/${c}.${form}${q}`))),
  '/sitemap.xml': () => ['/sitemap.xml'],
  '/sitemap/[part]': () => ['/sitemap/1.xml'],
  '/robots.txt': () => ['/robots.txt'],
}
