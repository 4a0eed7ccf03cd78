import type { ExpressionSpecification } from 'maplibre-gl'

/** Colours of the map in both themes, as the look fixes them; those of streets stay between land and ink, so that the record stays the loudest. */
export interface MapTokens { land: string; sea: string; river: string; border: string; admin: string; label: string; halo: string; situation: string; accent: string; ink: string; surface: string; building: string; buildingLine: string; road: string; roadLine: string; rail: string; green: string; site: string; streetLabel: string }

export const TOKENS: Record<'light' | 'dark', MapTokens> = {
  light: { sea: '#dfe8ea', land: '#f4f1ea', river: '#a9c5cc', border: '#a49c8c', admin: '#d9d2c4', label: '#4b4a45', halo: '#f4f1ea', situation: '#5d646d', accent: '#0b5c6b', ink: '#1d2126', surface: '#ffffff', building: '#e6dfd2', buildingLine: '#d6cdbc', road: '#ffffff', roadLine: '#c6bdab', rail: '#b9b1a1', green: '#e6ebdc', site: '#ece5e0', streetLabel: '#5b5a54' },
  dark: { sea: '#0f1a1f', land: '#1b2025', river: '#2f4f59', border: '#59616a', admin: '#2c333a', label: '#b9bdc1', halo: '#1b2025', situation: '#a2a9b1', accent: '#6cc3d0', ink: '#eceae4', surface: '#1a1f24', building: '#272e35', buildingLine: '#323a42', road: '#3d4650', roadLine: '#14181c', rail: '#4a525b', green: '#1d2a26', site: '#232629', streetLabel: '#c3c7cb' },
}

/** Type of the map: names of font faces and sizes by rank of a place (1 first). */
export const FONTS = { regular: ['Plex 400'], medium: ['Plex 500'], semibold: ['Plex 600'] }
export const PLACE_SIZES: [rank: number, px: number][] = [[1, 13.5], [2, 12.5], [3, 12], [4, 12]]
export const NAME_SIZES = { country: 11.5, admin1: 11, river: 12, record: 12 }

/** What each layer family is given. */
export interface LayerContext {
  tokens: MapTokens
  nameField: string
  /** Filter: what is ours to name, and not the street map's. */
  ours: ExpressionSpecification | true
  /** Whether there is a street map that takes over close up. */
  handover: boolean
}
