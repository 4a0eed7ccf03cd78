/** Conformance classes that hold, by their addresses. HTML is not among them: the pages are it, linked by rel="alternate". */
export const CONFORMS_TO = [
  'http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections',
  ...['core', 'oas30', 'geojson'].map(name => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`),
  ...['queryables', 'filter', 'features-filter'].map(name => `http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/${name}`),
  ...['cql2-text', 'basic-cql2', 'advanced-comparison-operators', 'case-insensitive-comparison', 'accent-insensitive-comparison', 'basic-spatial-functions'].map(name => `http://www.opengis.net/spec/cql2/1.0/conf/${name}`),
]
