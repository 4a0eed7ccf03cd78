import type { Geometry, Position } from 'geojson'
import { intervalOf } from '../time/interval'
import { formatDay } from '../time/day'
import { cellOf, type Feature } from './cells'
import type { Column } from './columns'
import type { About } from './geojson'
import { escaped as xml } from './xml'

// KML 2.2 (OGC 07-147r2). The schema orders the children of a Placemark: name, description, TimeSpan, ExtendedData, geometry.

/** One Placemark per record, undated and placeless ones too; every column as ExtendedData. */
export async function* kml(features: AsyncIterable<Feature>, columns: Column[], about: About): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document id="${about.collection}">\n<name>${xml(about.title)}</name>\n<description>${xml([about.description, about.attribution.join(', '), about.licence, `${about.edition}, ${about.date}`, about.site].filter(Boolean).join('\n'))}</description>\n`
  for await (const feature of features) yield placemark(feature, columns, about)
  yield '</Document>\n</kml>\n'
}

function placemark(feature: Feature, columns: Column[], { site, collection }: About): string {
  const { properties: p, geometry } = feature
  const data = columns.map(column => [column.name, cellOf(column, feature)] as const).filter(([, cell]) => cell !== null)
  const text = [p.summary_en, `${site}${collection}/${p.id}`].filter(Boolean).join('\n\n')
  const days = intervalOf(collection === 'statements' ? { date_start: p.date as string } : p as Parameters<typeof intervalOf>[0])
  return `<Placemark>\n<name>${xml(String(p.title_en))}</name>\n<description>${xml(text)}</description>\n${
    days ? `<TimeSpan><begin>${formatDay(days.start)}</begin><end>${formatDay(days.end)}</end></TimeSpan>\n` : ''
  }<ExtendedData>\n${data.map(([name, cell]) => `<Data name="${xml(name)}"><value>${xml(String(cell))}</value></Data>\n`).join('')}</ExtendedData>\n${geometry ? `${shape(geometry)}\n` : ''}</Placemark>\n`
}

/** Never "1e-7", as JavaScript writes what is small: a decimal for every reader of KML. */
const decimal = (x: number): string => x.toFixed(7).replace(/\.?0+$/, '').replace(/^-0$/, '0')
const coordinates = (list: Position[]): string => `<coordinates>${list.map(([x, y]) => `${decimal(x)},${decimal(y)}`).join(' ')}</coordinates>`
const ring = (list: Position[]): string => `<LinearRing>${coordinates(list)}</LinearRing>`
const several = (parts: string[]): string => `<MultiGeometry>${parts.join('')}</MultiGeometry>`

function shape(g: Geometry): string {
  switch (g.type) {
    case 'Point': return `<Point>${coordinates([g.coordinates])}</Point>`
    case 'LineString': return `<LineString>${coordinates(g.coordinates)}</LineString>`
    case 'Polygon': return `<Polygon><outerBoundaryIs>${ring(g.coordinates[0])}</outerBoundaryIs>${g.coordinates.slice(1).map(hole => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join('')}</Polygon>`
    case 'MultiPoint': return several(g.coordinates.map(c => shape({ type: 'Point', coordinates: c })))
    case 'MultiLineString': return several(g.coordinates.map(c => shape({ type: 'LineString', coordinates: c })))
    case 'MultiPolygon': return several(g.coordinates.map(c => shape({ type: 'Polygon', coordinates: c })))
    case 'GeometryCollection': return several(g.geometries.map(shape))
  }
}
