/** Colours of a card: the light theme's, whatever a reader's own is, since a preview stands on someone else's page (the same values as app/globals.css and components/map/style/tokens.ts). */
export const LOOK = {
  surface: '#ffffff', background: '#f6f5f1', ink: '#1d2126', muted: '#5d646d', line: '#dedbd2', accent: '#0b5c6b',
  sea: '#dfe8ea', land: '#f4f1ea', river: '#a9c5cc', border: '#a49c8c', admin: '#d9d2c4', label: '#4b4a45', situation: '#5d646d',
} as const

/** Both scripts in one list: each takes the characters that it has. */
export const FAMILIES = 'IBM Plex Sans, IBM Plex Sans Arabic'

export type Weight = 400 | 500 | 600
