/** All of the seeded country on one screen. */
export const CAMERA = { lon: 39, lat: 35, zoom: 6.4 }
export const SCREEN = { width: 1440, height: 900 }
