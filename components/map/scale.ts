const NICE_METERS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6]
/** Ground metres a pixel covers at the equator, zoom 0 (a world of 512 px). */
const METERS_PER_PX = 40_075_016.686 / 512

export interface Scale { meters: number; px: number }

/** The longest round distance that fits into so many pixels at that latitude and zoom. */
export function scaleBar(lat: number, zoom: number, mostPx: number): Scale {
  const perPx = (METERS_PER_PX / 2 ** zoom) * Math.cos((lat * Math.PI) / 180)
  const meters = NICE_METERS.findLast(m => m / perPx <= mostPx) ?? NICE_METERS[0]
  return { meters, px: Math.round(meters / perPx) }
}

/** "500 m", "20 km": the units are written alike in every language of the map. */
export const scaleText = ({ meters }: Scale): string => (meters >= 1000 ? `${meters / 1000} km` : `${meters} m`)
