import type { z } from 'zod'
import type { incidentSchema } from '../model/incident'
import type { statementSchema } from '../model/statement'

// What each column means, in both languages, and its HXL tag (hxlstandard.org). A field of the model without an entry does not compile.

export interface Entry { en: string; ar: string; hxl: string }
type Known<S extends z.ZodObject> = keyof S['shape'] & string

export const INCIDENT_WORDS: Record<Known<typeof incidentSchema>, Entry> = {
  id: { en: 'Stable name of the record; never changes.', ar: 'المعرّف الثابت للسجل؛ لا يتغير.', hxl: '#event+id' },
  kind: { en: 'incident: happened at a place and a time. situation: conditions over a time; never counted.', ar: 'incident: حادثة في مكان وزمان. situation: أوضاع تمتد زمناً، ولا تدخل في العدّ.', hxl: '#event+kind' },
  title_en: { en: 'Title in English.', ar: 'العنوان بالإنجليزية.', hxl: '#event+title+i_en' },
  title_ar: { en: 'Title in Arabic.', ar: 'العنوان بالعربية.', hxl: '#event+title+i_ar' },
  summary_en: { en: 'What is reported, in English.', ar: 'ما ورد عن الحادثة، بالإنجليزية.', hxl: '#description+i_en' },
  summary_ar: { en: 'What is reported, in Arabic.', ar: 'ما ورد عن الحادثة، بالعربية.', hxl: '#description+i_ar' },
  place_en: { en: 'Name of the place in English.', ar: 'اسم المكان بالإنجليزية.', hxl: '#loc+name+i_en' },
  place_ar: { en: 'Name of the place in Arabic.', ar: 'اسم المكان بالعربية.', hxl: '#loc+name+i_ar' },
  admin1: { en: 'Governorate or other first division of the country.', ar: 'المحافظة أو ما يقابلها من التقسيم الأول للبلد.', hxl: '#adm1+name' },
  date_start: { en: 'First day, a day of the calendar.', ar: 'اليوم الأول، بتاريخ التقويم.', hxl: '#date+start' },
  date_end: { en: 'Last day, where one is stated.', ar: 'اليوم الأخير، إن ذُكر.', hxl: '#date+end' },
  date_precision: { en: 'How well the date is known: the day, the week from date_start, the month, the year, or a range to date_end.', ar: 'دقة التاريخ: يوم، أو أسبوع من date_start، أو شهر، أو سنة، أو مدة حتى date_end.', hxl: '#date+precision' },
  time_local: { en: 'Local time as reported.', ar: 'الوقت المحلي كما ورد.', hxl: '#date+time' },
  geo_precision: { en: 'How well the place is known; empty where nobody states it.', ar: 'دقة المكان؛ فارغ حيث لم يذكرها أحد.', hxl: '#geo+precision' },
  geo_radius_m: { en: 'Radius in metres within which the place lies, where it differs from what geo_precision means.', ar: 'نصف القطر بالأمتار الذي يقع المكان ضمنه، حين يختلف عما تعنيه geo_precision.', hxl: '#geo+radius' },
  geo_note_en: { en: 'What is known of the place, in English.', ar: 'ما يُعرف عن المكان، بالإنجليزية.', hxl: '#geo+note+i_en' },
  geo_note_ar: { en: 'What is known of the place, in Arabic.', ar: 'ما يُعرف عن المكان، بالعربية.', hxl: '#geo+note+i_ar' },
  grading: { en: 'How well the record is documented, in Airwars’ terms; ungraded where its source does not grade.', ar: 'درجة التوثيق بمصطلحات Airwars؛ ungraded حيث لا يصنّف المصدر.', hxl: '#severity+grading' },
  killed_min: { en: 'Least number of civilians reported killed; empty = not known, never 0.', ar: 'أدنى عدد للقتلى المدنيين المبلّغ عنهم؛ الفراغ يعني غير معروف، لا صفراً.', hxl: '#affected+killed+min' },
  killed_max: { en: 'Highest number of civilians reported killed; empty = not known.', ar: 'أعلى عدد للقتلى المدنيين المبلّغ عنهم؛ الفراغ يعني غير معروف.', hxl: '#affected+killed+max' },
  injured_min: { en: 'Least number of civilians reported injured; empty = not known.', ar: 'أدنى عدد للجرحى المدنيين المبلّغ عنهم؛ الفراغ يعني غير معروف.', hxl: '#affected+injured+min' },
  injured_max: { en: 'Highest number of civilians reported injured; empty = not known.', ar: 'أعلى عدد للجرحى المدنيين المبلّغ عنهم؛ الفراغ يعني غير معروف.', hxl: '#affected+injured+max' },
  children_killed_min: { en: 'Least number of children among those killed; empty = not known.', ar: 'أدنى عدد للأطفال بين القتلى؛ الفراغ يعني غير معروف.', hxl: '#affected+killed+children+min' },
  children_killed_max: { en: 'Highest number of children among those killed; empty = not known.', ar: 'أعلى عدد للأطفال بين القتلى؛ الفراغ يعني غير معروف.', hxl: '#affected+killed+children+max' },
  counts_in_totals: { en: 'Whether the figures enter the sums; false for combatants and records given for context.', ar: 'هل تدخل الأرقام في المجاميع؛ false للمقاتلين ولسجلات السياق.', hxl: '#indicator+counted' },
  alleged_by: { en: 'Who alleges who was responsible.', ar: 'من ينسب المسؤولية.', hxl: '#org+alleging' },
  documented_by: { en: 'Who documented it.', ar: 'من وثّق الحادثة.', hxl: '#org+documenting' },
  protected_site_en: { en: 'Protection that the site had, in English.', ar: 'حماية كان الموقع يتمتع بها، بالإنجليزية.', hxl: '#loc+protection+i_en' },
  protected_site_ar: { en: 'Protection that the site had, in Arabic.', ar: 'حماية كان الموقع يتمتع بها، بالعربية.', hxl: '#loc+protection+i_ar' },
  conflicting_figures: { en: 'Figures that differ, each with its author.', ar: 'أرقام متباينة، ولكلٍّ قائلها.', hxl: '#meta+figures+conflicting' },
  figures: { en: 'Stated figures that are no toll.', ar: 'أرقام مذكورة ليست حصيلة ضحايا.', hxl: '#meta+figures' },
  admissions: { en: 'What a party said of this record, as it dated it.', ar: 'ما قاله أحد الأطراف عن هذا السجل، بتاريخه.', hxl: '#meta+admissions' },
  conclusion_en: { en: 'What the evidence together is held to show, in English.', ar: 'ما تُفضي إليه الأدلة مجتمعة، بالإنجليزية.', hxl: '#meta+conclusion+i_en' },
  conclusion_ar: { en: 'What the evidence together is held to show, in Arabic.', ar: 'ما تُفضي إليه الأدلة مجتمعة، بالعربية.', hxl: '#meta+conclusion+i_ar' },
  evidence: { en: 'Items of evidence, each with the claims that it supports or contradicts; of a withheld one only its kind, those claims and the class of the reason.', ar: 'عناصر الأدلة، ولكلٍّ ما يؤيده أو يناقضه؛ ولا يُذكر من المحجوب إلا نوعه وما يتصل به وفئة سبب الحجب.', hxl: '#meta+evidence' },
  sources: { en: 'Sources, at least one: title, publisher, url, archived_url, language, date.', ar: 'المصادر، واحد على الأقل: العنوان والناشر والرابط والرابط المؤرشف واللغة والتاريخ.', hxl: '#meta+source+list' },
  statements: { en: 'Ids of the statements that name the record.', ar: 'معرّفات البيانات التي تذكر السجل.', hxl: '#meta+statement' },
  context_statements: { en: 'Ids of statements that mention it for context; never counted.', ar: 'معرّفات بيانات تذكره للسياق؛ ولا تُعدّ.', hxl: '#meta+statement+context' },
  external_ids: { en: 'Ids in other records of the field, by the record’s name.', ar: 'معرّفات السجل لدى جهات أخرى، بحسب اسم الجهة.', hxl: '#meta+id+external' },
  notes_en: { en: 'Notes in English.', ar: 'ملاحظات بالإنجليزية.', hxl: '#meta+notes+i_en' },
  notes_ar: { en: 'Notes in Arabic.', ar: 'ملاحظات بالعربية.', hxl: '#meta+notes+i_ar' },
  aliases: { en: 'Former ids, which redirect here.', ar: 'معرّفات سابقة تحيل إلى هنا.', hxl: '#meta+id+former' },
  redacted: { en: 'What is kept back of the record or coarsened, and why; empty where nothing is.', ar: 'ما حُجب من السجل أو قُرِّب، وسبب ذلك؛ فارغ حيث لا شيء.', hxl: '#meta+redacted' },
}

export const STATEMENT_WORDS: Record<Exclude<Known<typeof statementSchema>, 'anchor'>, Entry> = {
  id: { en: 'Stable name of the statement.', ar: 'المعرّف الثابت للبيان.', hxl: '#meta+id' },
  date: { en: 'Day of publication.', ar: 'يوم النشر.', hxl: '#date+reported' },
  title_en: { en: 'Title in English.', ar: 'العنوان بالإنجليزية.', hxl: '#meta+title+i_en' },
  title_ar: { en: 'Title in Arabic.', ar: 'العنوان بالعربية.', hxl: '#meta+title+i_ar' },
  summary_en: { en: 'Summary in English.', ar: 'الملخص بالإنجليزية.', hxl: '#description+i_en' },
  summary_ar: { en: 'Summary in Arabic.', ar: 'الملخص بالعربية.', hxl: '#description+i_ar' },
  publisher_en: { en: 'Publisher in English.', ar: 'الناشر بالإنجليزية.', hxl: '#org+name+i_en' },
  publisher_ar: { en: 'Publisher in Arabic.', ar: 'الناشر بالعربية.', hxl: '#org+name+i_ar' },
  type_en: { en: 'Kind of publication, in English.', ar: 'نوع المنشور، بالإنجليزية.', hxl: '#meta+type+i_en' },
  type_ar: { en: 'Kind of publication, in Arabic.', ar: 'نوع المنشور، بالعربية.', hxl: '#meta+type+i_ar' },
  places_en: { en: 'Places that it names, in English.', ar: 'الأماكن التي يذكرها، بالإنجليزية.', hxl: '#loc+name+i_en' },
  places_ar: { en: 'Places that it names, in Arabic.', ar: 'الأماكن التي يذكرها، بالعربية.', hxl: '#loc+name+i_ar' },
  actors_en: { en: 'Parties that it names, in English.', ar: 'الأطراف التي يذكرها، بالإنجليزية.', hxl: '#actor+i_en' },
  actors_ar: { en: 'Parties that it names, in Arabic.', ar: 'الأطراف التي يذكرها، بالعربية.', hxl: '#actor+i_ar' },
  people: { en: 'People whom it quotes, or names in their office.', ar: 'أشخاص يقتبس عنهم، أو يذكرهم بصفتهم.', hxl: '#contact+name' },
  figures: { en: 'Figures that it states.', ar: 'أرقام يذكرها.', hxl: '#meta+figures' },
  url: { en: 'Where it was published.', ar: 'موضع نشره.', hxl: '#meta+url+published' },
  url_note_en: { en: 'Note on the address, in English.', ar: 'ملاحظة على الرابط، بالإنجليزية.', hxl: '#meta+url+note+i_en' },
  url_note_ar: { en: 'Note on the address, in Arabic.', ar: 'ملاحظة على الرابط، بالعربية.', hxl: '#meta+url+note+i_ar' },
  sources: { en: 'Sources: title, publisher, url, archived_url, language, date.', ar: 'المصادر: العنوان والناشر والرابط والرابط المؤرشف واللغة والتاريخ.', hxl: '#meta+source+list' },
  anchor_place_en: { en: 'Name in English of the place that longitude and latitude point to.', ar: 'اسم المكان الذي يدل عليه خطا الطول والعرض، بالإنجليزية.', hxl: '#loc+anchor+i_en' },
  anchor_place_ar: { en: 'Name in Arabic of the place that longitude and latitude point to.', ar: 'اسم المكان الذي يدل عليه خطا الطول والعرض، بالعربية.', hxl: '#loc+anchor+i_ar' },
  incidents: { en: 'Ids of the records that it names.', ar: 'معرّفات السجلات التي يذكرها.', hxl: '#event+id+named' },
  context_incidents: { en: 'Ids of records that it mentions for context.', ar: 'معرّفات سجلات يذكرها للسياق.', hxl: '#event+id+context' },
  aliases: { en: 'Former ids, which redirect here.', ar: 'معرّفات سابقة تحيل إلى هنا.', hxl: '#meta+id+former' },
  redacted: { en: 'What is kept back of the statement, and why; empty where nothing is.', ar: 'ما حُجب من البيان، وسبب ذلك؛ فارغ حيث لا شيء.', hxl: '#meta+redacted' },
}

/** Columns that tables add: the place, which GeoJSON has as its geometry, and the sources as they are read. */
export const DERIVED_WORDS = {
  longitude: { en: 'Longitude of the point that stands for the record, WGS 84; empty = no place.', ar: 'خط طول النقطة التي تمثل السجل، WGS 84؛ الفراغ يعني بلا مكان.', hxl: '#geo+lon' },
  latitude: { en: 'Latitude of the point that stands for the record, WGS 84; empty = no place.', ar: 'خط عرض النقطة التي تمثل السجل، WGS 84؛ الفراغ يعني بلا مكان.', hxl: '#geo+lat' },
  geometry_wkt: { en: 'The whole geometry as well-known text, where it is more than a point.', ar: 'الشكل الكامل بصيغة WKT، حين يكون أكثر من نقطة.', hxl: '#geo+wkt' },
  evidence_kinds: { en: 'Kinds of evidence on the record, what a party said of it among them.', ar: 'أنواع الأدلة في السجل، ومنها ما قاله أحد الأطراف عنه.', hxl: '#meta+evidence+kind' },
  independent_evidence: { en: 'Number of independent items of evidence: those of one origin count once.', ar: 'عدد الأدلة المستقلة: ما كان من أصل واحد يُعدّ مرة واحدة.', hxl: '#meta+evidence+independent' },
  source_publishers: { en: 'Publishers of the sources, to be read; sources holds all of them.', ar: 'ناشرو المصادر، للقراءة؛ والتفاصيل كلها في sources.', hxl: '#meta+source' },
  source_urls: { en: 'Addresses of the sources, to be read; sources holds all of them.', ar: 'روابط المصادر، للقراءة؛ والتفاصيل كلها في sources.', hxl: '#meta+url' },
} as const satisfies Record<string, Entry>
