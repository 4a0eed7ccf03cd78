/** A tile: zoom, column from the west, row from the north. */
export interface TileAddress { z: number; x: number; y: number }

/** The tile that many zooms up under which this one lies. */
export const ancestor = ({ z, x, y }: TileAddress, up: number): TileAddress => ({ z: z - up, x: x >> up, y: y >> up })
