/** WGS 84, longitude before latitude: what GeoJSON means, and the only system that is served. */
export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
/** Days of the calendar as ISO 8601 writes them. */
export const GREGORIAN = 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian'
