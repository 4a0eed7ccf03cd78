import 'server-only'
import { DEFAULT_LOCALE, directionOf, isLocale } from '../../i18n/locales'
import { boundsOf, cameraAround, cameraOn, MAX_ZOOM, type CardCamera } from '../card/camera'
import { drawCard, type CardTexts } from '../card/card'
import { drawGround } from '../card/ground'
import { drawClusters, drawDiscs, drawOutline, drawPlace, SCALE, type Marks } from '../card/marks'
import { LOOK } from '../card/look'
import { measure, paint, PainterBusy, wakePainter } from '../card/painter'
import { CARD_HEIGHT, MAP_WIDTH } from '../card/size'
import { narrowing } from '../feed-query'
import { dayText, grouped, lineTollText, rangeOf, rangeText, tollText } from '../format'
import { ASSUMED_PRECISION, RADIUS_METERS } from '../model/codes'
import { allFacets, codesOf, colorsOf, GREY as GREYS, groupingOf, inLanguage, labelOf } from '../model/facets'
import type { Facet, Manifest } from '../model/manifest'
import { chapterOf, storyText } from '../model/story'
import type { EditionHead } from '../publish/compile'
import type { StoredFeature } from '../publish/rows'
import { defaultBy, misread, readView, writeView } from '../search-params'
import type { Bounds, Frame, FrameQuery, TollLine } from '../slice/types'
import type { Loaded } from '../store/ask'
import { areasOf, editionByKey, incidentById, listStatements } from '../store/read'
import { storyBySlug } from '../store/stories'
import { formatDay } from '../time/day'
import { resolveWindow } from '../view-window'
import { handle, IMMUTABLE, noSuchEdition, Problem, reply } from './answer'
import { openOnly } from './closed'
import { elsewhere } from './elsewhere'
import { engineFor, loadedFor } from './engine'
import { domainOf } from './index'
import { sent } from './sent'
import { store } from './store'
import { actorWords, dateWords, facetWords, fieldOf, isolated, listed, placeWords, pointSays, viewWords } from './texts'
import { baseArchive } from './tiles'
import { wordsOf, type Words } from './words'

const PNG = 'image/png'
const GREY = GREYS.light

interface Context { loaded: Loaded; locale: string; t: Words }
interface Drawn { texts: Omit<CardTexts, 'atlas' | 'subtitle' | 'foot' | 'credit'>; camera: CardCamera; marks: Marks }

/**
 * `/api/editions/{edition}/cards/{incidents|statements}/{id}.png`, `…/cards/stories/{slug}.png`, `…/{slug}/{chapter}.png`, `…/cards/view.png` with the names of the view; `lang`. A picture of
 * 1200 × 630 pixels. One that is asked for by several at once is drawn once.
 */
export const cardAnswer = (request: Request, edition: string, path: string[]) => handle(async () => {
  openOnly('Cards are')
  const of = /^(?:(incidents|statements|stories)\/([a-z0-9-]{1,300})(?:\/([a-z0-9-]{1,300}))?|view)\.png$/.exec(path.join('/'))
  if (!of || (of[3] && of[1] !== 'stories')) throw new Problem(404, 'Not found', `There is no card "${path.join('/').slice(0, 80)}"; expected incidents/{id}.png, statements/{id}.png, stories/{slug}.png, stories/{slug}/{chapter}.png or view.png.`)
  const url = new URL(request.url)
  const [loaded, db] = await Promise.all([loadedFor(edition), store()])
  const about = loaded && (await editionByKey(db, edition))
  if (!loaded || !about) throw await elsewhere(request, edition)
  const lang = url.searchParams.get('lang') ?? ''
  const locale = isLocale(lang) ? lang : DEFAULT_LOCALE
  const wrong = of[1] ? null : misread(url.searchParams, loaded.manifest)
  if (wrong) throw new Problem(400, 'Not understood', `${wrong.name}=${wrong.value.slice(0, 80)} says nothing in this atlas; its card would be one of another view. Expected what docs/api.md lists under “The view in the URL”.`)
  const view = readView(url.searchParams, loaded.manifest)
  const query = of[1] ? '' : writeView({ ...narrowing(view), by: view.by, at: view.at }, loaded.manifest)
  const png = await sent().pictures.get(JSON.stringify([edition, of[0], locale, query]), async () => {
    wakePainter()
    return paint(await cardSvg(of.slice(1), url.searchParams, loaded, about, locale))
  }, bytes => bytes.length + 200).catch((error: unknown) => {
    if (error instanceof PainterBusy) throw new Problem(503, 'Busy', error.message)
    throw error
  })
  return reply(request, png, { type: PNG, cache: IMMUTABLE })
})

/** A card as it is before it is a picture. `of`: incidents, statements or stories, then id or slug, then of a story a chapter; nothing of the view that `params` name. Throws Problem 404 for what is not in the edition. */
export async function cardSvg([kind, id, chapter]: string[], params: URLSearchParams, loaded: Loaded, about: Pick<EditionHead, 'number' | 'date' | 'draft'>, locale: string): Promise<string> {
  const t = await wordsOf(locale)
  const context: Context = { loaded, locale, t }
  const { texts, camera, marks } = kind === 'incidents' ? await incidentCard(id, context) : kind === 'statements' ? await statementCard(id, context) : kind === 'stories' ? await storyCard(id, chapter, context) : await viewCard(params, context)
  const { manifest } = loaded
  const ground = await drawGround(baseArchive(), camera, locale === 'ar' ? 'name_ar' : 'name_en')
  const [title, subtitle] = [manifest.title, manifest.subtitle].map(text => inLanguage(text, locale))
  const foot = `${t('incident.edition', { n: about.number, date: isolated(dayText(about.date, locale), locale) })}${about.draft ? ` · ${t('incident.draft')}` : ''}`
  return drawCard({ ...texts, atlas: title, subtitle: subtitle === texts.title ? '' : subtitle, foot, credit: mapCredits(manifest).join(' · ') }, directionOf(locale), { ground: ground.svg, names: ground.names, marks, camera }, measure)
}

/** Who is credited for the base map. */
export const mapCredits = (manifest: Manifest): string[] => [...new Set(['Natural Earth', 'GeoNames', ...manifest.basemap_attribution])]

const whole = ({ manifest }: Loaded): CardCamera => cameraOn(manifest.extent, MAP_WIDTH, CARD_HEIGHT)
const NOTHING: Marks = { svg: '', taken: [] }

/** Nothing but situations is shown: they are no figures, and a 0 would read as theirs. */
const onlySituations = ({ totals, situations }: Frame): boolean => totals.incidents === 0 && situations.length > 0
/** Situations that a card draws; it has no room for the names of more. */
const MOST_SITUATIONS = 12

/** Rings and dots of a frame over the discs of what is not known exactly; where there are situations alone, their places. */
async function marksOf(frame: Frame, facet: Facet, camera: CardCamera, loaded: Loaded): Promise<Marks> {
  if (onlySituations(frame)) {
    const features = await Promise.all(frame.situations.slice(0, MOST_SITUATIONS).map(async id => incidentById(await store(), loaded.key, id)))
    const marks = await Promise.all(features.map(async feature => (feature ? (await placeOf(feature, loaded, LOOK.accent, camera)).marks : NOTHING)))
    return { svg: marks.map(m => m.svg).join(''), taken: marks.flatMap(m => m.taken) }
  }
  const { clusters } = frame
  if (!clusters) return NOTHING
  const colors = colorsOf(facet, 'light')
  const { svg, taken } = drawClusters(clusters, colors, camera)
  return { svg: drawDiscs(clusters, colors, camera) + svg, taken }
}

async function incidentCard(id: string, { loaded, locale, t }: Context): Promise<Drawn> {
  const { manifest } = loaded
  const db = await store()
  const feature = await incidentById(db, loaded.key, id)
  if (!feature) throw new Problem(404, 'Not found', `No incident or situation has the id "${id}" in edition ${loaded.key}.`)
  const p = feature.properties
  const [lead, ...others] = manifest.facets.filter(f => f.property !== 'actor')
  const code = lead?.codes.find(c => codesOf(p, lead).includes(c.code))
  const color = p.kind === 'situation' ? LOOK.accent : (code?.color?.light ?? GREY)
  const figures = p.kind === 'situation' ? [] : (['killed', 'injured'] as const).filter(field => manifest.casualty_fields.includes(field)).flatMap(field => {
    const toll = rangeOf(p[`${field}_min`], p[`${field}_max`])
    return toll ? [{ value: grouped(tollText(toll)), label: t(`totals.${field}`, { n: toll.max }) }] : []
  })
  return {
    ...(await placeOf(feature, loaded, color)),
    texts: {
      kicker: p.kind === 'situation' ? t('incident.situation') : [lead, others[0]].filter(Boolean).map(f => facetWords(p, f.property, manifest, locale)).filter(Boolean).join(' · '),
      color: p.kind === 'situation' ? undefined : color,
      title: fieldOf(p, 'title', locale), when: dateWords(p, t, locale), where: placeWords(feature, t, locale),
      figures, without: p.kind === 'incident' && manifest.casualty_fields.length ? t('list.unknownToll') : '',
      alleged: actorWords(p, manifest, t, locale), key: [],
    },
  }
}

/** Where a record lies, drawn no more exactly than it is known: a point and its disc, an area, or the atlas' extent alone. `seen`: the camera, when it is not the record's own. */
async function placeOf(feature: StoredFeature, loaded: Loaded, color: string, seen?: CardCamera): Promise<Pick<Drawn, 'camera' | 'marks'>> {
  const { properties: p, point, geometry } = feature
  const own = geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? geometry : null
  const area = own ?? (point && !p.geo_radius_m && p.geo_precision === 'governorate' ? await outlineOf(p.id, loaded) : null)
  if (area) {
    const camera = seen ?? cameraOn(boundsOfPositions(area.coordinates), MAP_WIDTH, CARD_HEIGHT)
    return { camera, marks: drawOutline(area, camera) }
  }
  if (!point || !pointSays(feature)) return { camera: seen ?? whole(loaded), marks: NOTHING }
  const radius = p.geo_radius_m ?? RADIUS_METERS[p.geo_precision ?? ASSUMED_PRECISION] ?? 0
  const camera = seen ?? cameraAround(point[0], point[1], radius, MAP_WIDTH, CARD_HEIGHT)
  return { camera, marks: drawPlace(point[0], point[1], radius, color, camera) }
}

async function outlineOf(id: string, { key }: Loaded) {
  const found = (await areasOf(await store(), key))?.features.find(f => (f.properties as { records: { id: string }[] }).records.some(r => r.id === id))?.geometry
  return found?.type === 'Polygon' || found?.type === 'MultiPolygon' ? found : null
}

export function boundsOfPositions(coordinates: unknown): Bounds {
  const out: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return
    if (typeof part[0] !== 'number') return part.forEach(walk)
    const [x, y] = part as number[]
    out[0] = Math.min(out[0], x)
    out[1] = Math.min(out[1], y)
    out[2] = Math.max(out[2], x)
    out[3] = Math.max(out[3], y)
  }
  walk(coordinates)
  return out
}

async function statementCard(id: string, { loaded, locale, t }: Context): Promise<Drawn> {
  const [summary] = await listStatements(await store(), loaded.key, { ids: [id] })
  if (!summary) throw new Problem(404, 'Not found', `No statement has the id "${id}" in edition ${loaded.key}.`)
  const { data: s, incidents } = summary
  const facet = facetOf(loaded, null)
  const { frame, camera } = await framed(loaded, { statement: id }, { from: DISTANT_PAST, to: DISTANT_FUTURE, match: 'possible' }, { facets: {}, area: null }, facet, s.anchor ? cameraAround(s.anchor[0], s.anchor[1], RADIUS_METERS.district ?? 0, MAP_WIDTH, CARD_HEIGHT) : null)
  return {
    camera, marks: await marksOf(frame, facet, camera, loaded),
    texts: {
      kicker: listed([fieldOf(s, 'publisher', locale), fieldOf(s, 'type', locale)], locale), title: fieldOf(s, 'title', locale), when: isolated(dayText(s.date, locale), locale), where: '',
      ...(incidents ? shownFigures(frame, loaded, t) : { figures: [], without: t('travel.names', { n: 0 }) }), alleged: '', key: keyOf(frame, facet, t, locale),
    },
  }
}
const DISTANT_PAST = -1_000_000
const DISTANT_FUTURE = 3_000_000

/** The map of a chapter's view under its title; of the story itself, of its first chapter. */
async function storyCard(slug: string, chapter: string | undefined, context: Context): Promise<Drawn> {
  const { loaded, locale, t } = context
  const story = await storyBySlug(await store(), loaded.key, slug)
  const text = story && storyText(story, locale).text
  const shown = text && (chapter === undefined ? text.chapters[0] : chapterOf(text, chapter))
  if (!story || !shown) throw new Problem(404, 'Not found', `No story${chapter === undefined ? '' : ' with such a chapter'} has the name "${slug}" in edition ${loaded.key}.`)
  const drawn = await viewCard(new URLSearchParams(shown.view), context)
  return { ...drawn, texts: { ...drawn.texts, kicker: chapter === undefined ? t('story.title') : text.title, title: chapter === undefined ? text.title : shown.title, where: chapter === undefined ? text.description : '' } }
}

async function viewCard(params: URLSearchParams, { loaded, locale, t }: Context): Promise<Drawn> {
  const { manifest } = loaded
  const view = readView(params, manifest)
  const facet = facetOf(loaded, view.by)
  const window = resolveWindow(view, manifest, await domainOf(loaded))
  const at = view.at && { ...view.at, zoom: Math.min(view.at.zoom, DEEPEST_ASKED), width: MAP_WIDTH, height: CARD_HEIGHT }
  const { frame, camera } = await framed(loaded, { q: view.q || undefined, statement: view.statement ?? undefined }, { ...window, match: view.match }, view, facet, null, at)
  const own = viewWords({ ...narrowing(view), from: null, to: null }, manifest, t, locale)
  return {
    camera, marks: await marksOf(frame, facet, camera, loaded),
    texts: {
      kicker: own.length && !onlySituations(frame) ? t('incident.back', { n: frame.totals.incidents }) : '', title: own.join(' · ') || inLanguage(manifest.subtitle, locale) || inLanguage(manifest.title, locale),
      when: isolated(rangeText(formatDay(window.from), formatDay(window.to), locale, 'short'), locale), where: own.length ? '' : inLanguage(manifest.description, locale),
      ...shownFigures(frame, loaded, t), alleged: '', key: keyOf(frame, facet, t, locale),
    },
  }
}
/** Closer than this the base map is empty. */
const DEEPEST_ASKED = 12

export const facetOf = ({ manifest }: Loaded, by: string | null): Facet => allFacets(manifest).find(f => f.property === (by ?? defaultBy(manifest))) ?? allFacets(manifest)[0]

/** The engine's frame of a view, at a camera on all that it found (or the one asked for; `otherwise` when it found nothing that has a place). */
async function framed(loaded: Loaded, cut: { q?: string; statement?: string }, window: FrameQuery['window'], { facets, area }: Pick<FrameQuery, 'facets' | 'area'>, facet: Facet, otherwise: CardCamera | null, at?: CardCamera | null): Promise<{ frame: Frame; camera: CardCamera }> {
  const engine = await engineFor(loaded.key, cut)
  if (!engine) throw await noSuchEdition(loaded.key)
  const query: FrameQuery = { window, facets, area, by: groupingOf(facet), viewport: null, histogram: null, overview: null }
  const { bounds } = engine.frame(query)
  const camera = at ?? (bounds ? cameraOn(bounds, MAP_WIDTH, CARD_HEIGHT, MAX_ZOOM) : (otherwise ?? whole(loaded)))
  // Rings are drawn larger than on the page, so they are merged as if seen from farther off.
  return { camera, frame: engine.frame({ ...query, viewport: { bounds: boundsOf(camera), zoom: camera.zoom - Math.log2(SCALE) } }) }
}

const shownFigures = (frame: Frame, loaded: Loaded, t: Words): Pick<CardTexts, 'figures' | 'without'> =>
  onlySituations(frame) ? { figures: [], without: t('embed.situations', { n: frame.situations.length }) } : { figures: figuresOf(frame.totals, loaded, t), without: '' }

/** Count and ranges, as the totals of the page say them. */
export function figuresOf(totals: TollLine, { manifest: { casualty_fields: fields } }: Loaded, t: Words): CardTexts['figures'] {
  return [
    { value: grouped(totals.incidents), label: t('totals.incidents', { n: totals.incidents }) },
    ...(['killed', 'injured'] as const).filter(field => fields.includes(field)).map(field => ({ value: lineTollText(totals, field), label: t(`totals.${field}`, { n: totals[field].max }) })),
  ]
}

/** Codes that have a colour and are shown, in the order of the ring, and a word for the grey of all others. */
export function keyOf(frame: Frame, facet: Facet, t: Words, locale: string): CardTexts['key'] {
  const shown = facet.codes.map((c, i) => ({ ...c, n: isChosen(frame.query.facets[facet.property], c.code) ? (frame.facets[facet.property]?.[i] ?? 0) : 0 })).filter(c => c.n > 0)
  const [colored, grey] = [shown.filter(c => c.color), shown.filter(c => !c.color)]
  return [
    ...colored.map(c => ({ color: c.color?.light ?? GREY, label: labelOf(facet, c.code, locale), n: isolated(grouped(c.n), locale) })),
    ...(grey.length === 1 ? [{ color: GREY, label: labelOf(facet, grey[0].code, locale), n: isolated(grouped(grey[0].n), locale) }] : grey.length ? [{ color: GREY, label: t('timeline.other'), n: '' }] : []),
  ]
}

const isChosen = (codes: string[] | undefined, code: string): boolean => !codes?.length || codes.includes(code)
