/** How one scene was "taken": all that makes two pictures of the same street differ. Angles in degrees, clockwise from north. */
export interface Sky {
  date: string
  /** Where the sun stands, and how high. */
  sunAzimuth: number
  sunElevation: number
  /** Where the roofs lean to, and metres of lean per metre of height. */
  leanAzimuth: number
  lean: number
  /** 0 clear, 1 white. */
  haze: number
  /** Share of the picture under clouds. */
  clouds: number
  /** Standard deviation of the sensor's noise, in steps of 256. */
  noise: number
  /** Standard deviation of its blur, in pixels. */
  blur: number
  contrast: number
  brightness: number
  cast: readonly [red: number, green: number, blue: number]
  isGrey?: boolean
  /** 0 dry and brown, 1 green. */
  season: number
}

/** Twelve scenes; the first before anything was struck. */
export const SKIES: readonly Sky[] = [
  { date: '2019-09-04', sunAzimuth: 150, sunElevation: 58, leanAzimuth: 300, lean: 0.1, haze: 0.05, clouds: 0, noise: 3, blur: 0.5, contrast: 1.06, brightness: 1.04, cast: [1.02, 1, 0.96], season: 0.1 },
  { date: '2019-10-15', sunAzimuth: 158, sunElevation: 45, leanAzimuth: 80, lean: 0.16, haze: 0.2, clouds: 0, noise: 5, blur: 0.8, contrast: 0.96, brightness: 1.02, cast: [1.05, 1, 0.92], season: 0.1 },
  { date: '2019-11-10', sunAzimuth: 164, sunElevation: 36, leanAzimuth: 250, lean: 0.22, haze: 0.1, clouds: 0.2, noise: 4, blur: 0.6, contrast: 1.05, brightness: 0.95, cast: [0.98, 1, 1.03], season: 0.3 },
  { date: '2019-12-08', sunAzimuth: 167, sunElevation: 31, leanAzimuth: 20, lean: 0.12, haze: 0.08, clouds: 0, noise: 7, blur: 0.5, contrast: 1.1, brightness: 0.88, cast: [1, 1, 1], isGrey: true, season: 0.5 },
  { date: '2019-12-27', sunAzimuth: 160, sunElevation: 30, leanAzimuth: 210, lean: 0.3, haze: 0.16, clouds: 0.1, noise: 5, blur: 0.9, contrast: 1, brightness: 0.94, cast: [0.96, 1, 1.06], season: 0.6 },
  { date: '2020-01-14', sunAzimuth: 155, sunElevation: 31, leanAzimuth: 130, lean: 0.08, haze: 0.3, clouds: 0.34, noise: 5, blur: 0.8, contrast: 0.95, brightness: 1, cast: [0.97, 1, 1.04], season: 0.7 },
  { date: '2020-02-03', sunAzimuth: 152, sunElevation: 36, leanAzimuth: 330, lean: 0.18, haze: 0.06, clouds: 0, noise: 3, blur: 0.5, contrast: 1.08, brightness: 1, cast: [1, 1.01, 0.98], season: 0.85 },
  { date: '2020-02-21', sunAzimuth: 150, sunElevation: 42, leanAzimuth: 60, lean: 0.26, haze: 0.12, clouds: 0.14, noise: 6, blur: 1, contrast: 1.02, brightness: 0.96, cast: [1.03, 1, 0.95], season: 0.95 },
  { date: '2020-03-10', sunAzimuth: 146, sunElevation: 49, leanAzimuth: 190, lean: 0.1, haze: 0.05, clouds: 0, noise: 3, blur: 0.5, contrast: 1.08, brightness: 1.03, cast: [1, 1.01, 0.98], season: 1 },
  { date: '2020-04-12', sunAzimuth: 138, sunElevation: 60, leanAzimuth: 280, lean: 0.2, haze: 0.26, clouds: 0, noise: 6, blur: 0.9, contrast: 0.93, brightness: 1.04, cast: [1.07, 1, 0.86], season: 0.8 },
  { date: '2020-05-06', sunAzimuth: 130, sunElevation: 67, leanAzimuth: 100, lean: 0.14, haze: 0.08, clouds: 0.24, noise: 4, blur: 0.6, contrast: 1.05, brightness: 1.04, cast: [1, 1, 1], season: 0.5 },
  { date: '2020-06-09', sunAzimuth: 118, sunElevation: 73, leanAzimuth: 0, lean: 0.06, haze: 0.1, clouds: 0, noise: 3, blur: 0.5, contrast: 1.04, brightness: 1.07, cast: [1.03, 1, 0.95], season: 0.2 },
]

/** Which way an azimuth points: north is up the picture. */
export const towards = (azimuth: number): readonly [number, number] => [Math.sin((azimuth * Math.PI) / 180), -Math.cos((azimuth * Math.PI) / 180)]
