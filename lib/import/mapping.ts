import type { DateOrder } from './dates'
import type { Key, Said } from './words/said'

/** What a column may be read as. `coordinates` is both in one cell; `killed` and `injured` may hold ranges. */
export const FIELDS = [
  'id', 'kind', 'title', 'summary', 'place', 'admin1', 'country', 'date_start', 'date_end', 'date_precision', 'time_local',
  'latitude', 'longitude', 'coordinates', 'wkt', 'geo_precision', 'geo_radius_m', 'grading',
  'killed', 'killed_min', 'killed_max', 'injured', 'injured_min', 'injured_max', 'children_killed', 'children_killed_min', 'children_killed_max',
  'source_title', 'source_publisher', 'source_url', 'source_date', 'notes',
] as const
export type Field = (typeof FIELDS)[number]

/** Schemas of the field that are told by their columns; `atlas` is our own export. */
export const SCHEMAS = ['atlas', 'ucdp_ged', 'acled', 'airwars', 'timemap', 'hxl', 'generic'] as const
export type Schema = (typeof SCHEMAS)[number]

/**
 * How the columns of one table become incidents. Written beside the atlas as `mapping.json`, to be corrected and read again.
 * A field may take several columns: the first that holds something counts, for `title` they are joined by commas. Its reasons are
 * sentences in no language yet, or texts: those of a person's own, and all of them once written (written.ts).
 */
export interface Mapping<Words = Said | string> {
  file: string
  sheet?: string
  schema: Schema
  fields: Partial<Record<Field, string[]>>
  /** Property of the facet → column that it is made from. */
  facets: Record<string, string>
  /** Day or month first, where the dates are numbers; null: not decided, such dates are refused. */
  order: DateOrder | null
  /** The same for the column of last days, where it is another than the first's. */
  order_end?: DateOrder | null
  /** The coordinates' columns hold each other's values. */
  swapped: boolean
  /** Why each guess was made, by field; nothing is guessed silently. */
  because: Record<string, Words>
}

type Pattern = [Field, RegExp]

/** Columns of the known schemas, by the names that their publishers give (see docs/import.md for the sources). */
export const KNOWN: Partial<Record<Schema, { needs: string[]; /** One of these as well. */ any?: string[]; fields: Partial<Record<Field, string[]>>; facets: Record<string, string>; /** Whom its figures of killed count, where that is to be said. */ counts?: Key & `counts.${string}` }>> = {
  atlas: {
    needs: ['title_en', 'kind', 'sources'], fields: {}, facets: {},
  },
  ucdp_ged: {
    needs: ['type_of_violence', 'where_prec', 'date_prec', 'date_start', 'latitude', 'longitude', 'low', 'high'],
    fields: {
      id: ['id'], title: ['dyad_name', 'where_coordinates'], place: ['where_coordinates', 'where_description'], admin1: ['adm_1'], country: ['country'], date_start: ['date_start'], date_end: ['date_end'], date_precision: ['date_prec'],
      latitude: ['latitude'], longitude: ['longitude'], geo_precision: ['where_prec'], killed_min: ['low'], killed_max: ['high'], source_title: ['source_headline', 'source_article'], source_publisher: ['source_office'], source_date: ['source_date'],
    },
    facets: { violence: 'type_of_violence', side_a: 'side_a', side_b: 'side_b' },
    counts: 'counts.ucdp',
  },
  acled: {
    needs: ['event_id_cnty', 'event_date', 'event_type', 'fatalities'],
    fields: {
      id: ['event_id_cnty'], title: ['sub_event_type', 'location', 'event_type'], summary: ['notes'], place: ['location'], admin1: ['admin1'], country: ['country'], date_start: ['event_date'], date_precision: ['time_precision'],
      latitude: ['latitude'], longitude: ['longitude'], geo_precision: ['geo_precision'], killed: ['fatalities'], source_title: ['source'], source_publisher: ['source'],
    },
    facets: { event: 'sub_event_type', actor: 'actor1', target: 'civilian_targeting' },
    counts: 'counts.acled',
  },
  airwars: {
    needs: ['code', 'date', 'geolocation_accuracy', 'civilian_harm_status'],
    fields: {
      id: ['code'], title: ['strike_type', 'location_name'], place: ['location_name'], admin1: ['region'], country: ['country'], date_start: ['date'], date_end: ['date_end'], time_local: ['local_time'], latitude: ['latitude'], longitude: ['longitude'],
      geo_precision: ['geolocation_accuracy'], grading: ['civilian_harm_status'], killed_min: ['killed_civilian_non_combatants_min', 'civilian_non_combatants_killed_min', 'killed_min'], killed_max: ['killed_civilian_non_combatants_max', 'civilian_non_combatants_killed_max', 'killed_max'],
      injured_min: ['injured_civilian_non_combatants_min', 'civilian_non_combatants_injured_min', 'injured_min'], injured_max: ['injured_civilian_non_combatants_max', 'civilian_non_combatants_injured_max', 'injured_max'],
      children_killed_min: ['killed_children_min', 'children_killed_min'], children_killed_max: ['killed_children_max', 'children_killed_max'],
    },
    facets: { means: 'strike_type', target: 'infrastructure', actor: 'belligerents' },
  },
  timemap: {
    needs: ['date', 'location', 'description'], any: ['associations', 'civId', 'filters'],
    fields: { id: ['civId', 'id'], title: ['title', 'location', 'description'], summary: ['description'], place: ['location'], date_start: ['date'], time_local: ['time'], latitude: ['latitude'], longitude: ['longitude'], geo_precision: ['location_precision'], source_title: ['sources'], source_url: ['sources'] },
    facets: { category: 'category', association: 'associations', tag: 'filters' },
  },
}

/** "Educators Killed", "Health Workers Killed": some of those killed. All are at least as many (recognise.ts). */
export const SOME = { killed: /\S (killed|deaths|fatalities)$/, injured: /\S (injured|wounded)$/ } as const

/** Names that people give to columns, best first. Compared in lower case, with everything but letters and digits as one space. */
export const NAMES: Pattern[] = [
  ['id', /^(id|uid|guid|uuid|event id|incident id|record id|case id|event code|incident code|code|ref|reference|.* event id|identifier|civid|civ id|objectid|fid|رقم|الرقم|معرف)$/],
  ['title', /^(title|title en|name|headline|event title|incident title|event name|incident|heading|العنوان|الاسم)$/],
  ['summary', /^(summary|summary en|description|event description|incident description|notes|narrative|details|text|comment|comments|desc|الوصف|ملخص|التفاصيل)$/],
  ['date_end', /^(date end|end date|date to|to date|end|finish date|date finish|until|تاريخ النهاية)$/],
  ['date_start', /^(date start|start date|date|event date|incident date|date from|from date|date of (event|incident|attack|strike)|occurred|date occurred|day|datetime|timestamp|when|التاريخ|تاريخ|تاريخ الحادث)$/],
  ['time_local', /^(time|local time|time local|hour|event time|الوقت|الساعة)$/],
  ['date_precision', /^(date precision|time precision|date prec|precision of date)$/],
  ['latitude', /^(lat|latitude|y|wgs84 lat|lat wgs84|gps lat|gps latitude|geo lat|decimal latitude|lat dd|y coord|ycoord|point y|northing|utm y|utm northing|y utm|خط العرض)$/],
  ['longitude', /^(lon|lng|long|longitude|x|wgs84 lon|wgs84 long|lon wgs84|gps lon|gps long|gps longitude|geo lon|geo long|decimal longitude|long dd|x coord|xcoord|point x|easting|utm x|utm easting|x utm|خط الطول)$/],
  ['coordinates', /^(coordinates|coords|latlon|lat lon|lat long|latlng|latitude longitude|gps|gps coordinates|geolocation|mgrs|grid|grid reference|mgrs coordinates|military grid|lat long coordinates|location coordinates|point|الإحداثيات|احداثيات)$/],
  ['wkt', /^(wkt|geom|geom wkt|geometry|the geom|shape|geo)$/],
  ['geo_precision', /^(geo precision|geoprecision|location precision|geolocation accuracy|precision|accuracy|where prec|precision of location)$/],
  ['admin1', /^(admin ?1|adm ?1|governorate|province|state|admin1 name|region|المحافظة)$/],
  ['country', /^(country|country name|nation|الدولة|البلد)$/],
  ['place', /^(place|place en|location|location name|place name|town|city|village|site|settlement|locality|neighbourhood|neighborhood|where|address|location of event|المكان|الموقع|المدينة|البلدة)$/],
  ['grading', /^(grading|grade|civilian harm status|confidence|reliability)$/],
  ['killed_min', /^(killed min|min killed|deaths min|fatalities min|minimum killed|low|deaths low|civilians killed min|killed low)$/],
  ['killed_max', /^(killed max|max killed|deaths max|fatalities max|maximum killed|high|deaths high|civilians killed max|killed high)$/],
  ['killed', /^(killed|deaths|dead|fatalities|number killed|total killed|civ kia|kia|people killed|persons killed|civilians killed|civilian deaths|death toll|martyrs|القتلى|الضحايا|عدد القتلى|الشهداء)$/],
  ['killed', SOME.killed],
  ['injured_min', /^(injured min|min injured|wounded min|minimum injured)$/],
  ['injured_max', /^(injured max|max injured|wounded max|maximum injured)$/],
  ['injured', /^(injured|wounded|injuries|civ wia|wia|number injured|people injured|civilians injured|الجرحى|المصابين|عدد الجرحى)$/],
  ['injured', SOME.injured],
  ['children_killed', /^(children killed|killed children|child deaths|minors killed)$/],
  ['source_url', /^(source url|url|link|source link|href|الرابط|sources?|references?|المصدر|المصادر)$/],
  ['source_publisher', /^(publisher|source publisher|source name|organisation|organization|sources?|references?|المصدر|المصادر)$/],
  ['source_title', /^(source title|article|source article)$/],
]

/** Columns that make good facets, with the property that each becomes. */
export const FACET_NAMES: [property: string, name: RegExp][] = [
  ['target', /target|infrastructure|facility type|type of .*facility|category of target|الهدف/], ['means', /weapon|means|munition|strike type|method|attack type|السلاح|الوسيلة/], ['actor', /perpetrator|actor|belligerent|side a|responsible|alleged|الفاعل|الجهة/],
  ['type', /^(type|event type|incident type|category|sub event type|kind of event|event category|النوع|الفئة)$/],
]

export const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
