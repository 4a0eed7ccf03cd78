/** A WMTS template (OGC 07-057r7, 10.2) as one of tile numbers: TileMatrix is the zoom where the set is GoogleMapsCompatible, the only one asked for here. */
export const asXyz = (template: string): string => template.replaceAll('{TileMatrix}', '{z}').replaceAll('{TileRow}', '{y}').replaceAll('{TileCol}', '{x}')
export const isRemote = (template: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(template) || template.startsWith('//')
