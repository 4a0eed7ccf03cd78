import type { Link } from '../ogc/schemas'
import type { StoredFeature } from '../publish/rows'
import type { StatementSummary } from '../store/read'

// Records as GeoJSON features, as the API hands them out.

export const feature = ({ properties, geometry }: StoredFeature, links?: Link[]) => ({ type: 'Feature', id: properties.id, geometry, properties, ...(links && { links }) })

/** The anchor becomes the geometry: a place to look at. */
export function statementFeature({ data: { anchor, ...properties } }: StatementSummary, links?: Link[]) {
  return { type: 'Feature', id: properties.id, geometry: anchor ? { type: 'Point', coordinates: anchor } : null, properties, ...(links && { links }) }
}
