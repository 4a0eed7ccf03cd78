import type { Feature } from './cells'

/** What stands beside the record in every file that has room for it. */
export interface About { title: string; description: string; licence: string; licenceUrl?: string; attribution: string[]; edition: string; number: number; date: string; /** Public address of the site, with a slash at the end. */ site: string; /** How many records follow. */ count: number; collection: 'incidents' | 'statements' }

const one = ({ properties, geometry }: Feature): string => JSON.stringify({ type: 'Feature', id: properties.id, geometry, properties })

/** A FeatureCollection (RFC 7946), one feature to a line; title, edition and licence stand before the features. */
export async function* geojson(features: AsyncIterable<Feature>, about: About): AsyncGenerator<string> {
  const { title, description, licence, licenceUrl, attribution, edition, number, date, site } = about
  const head = JSON.stringify({ type: 'FeatureCollection', title, description, edition, edition_number: number, edition_date: date, licence, licence_url: licenceUrl, attribution, url: site })
  yield `${head.slice(0, -1)},"features":[\n`
  let comma = ''
  for await (const feature of features) {
    yield comma + one(feature)
    comma = ',\n'
  }
  yield '\n]}\n'
}

/** JSON Lines: a GeoJSON feature to a line (as RFC 8142 without its mark). */
export async function* jsonLines(features: AsyncIterable<Feature>): AsyncGenerator<string> {
  for await (const feature of features) yield `${one(feature)}\n`
}
