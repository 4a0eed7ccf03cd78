import type { Results } from './track'

/** A building that answers did not settle; days of its interval are null where there is no scene on that side. */
export interface Disputed { id: string; after: string | null; by: string | null; stands: boolean; confidence: number; answers: number; other_answers: number }

/** What the page of a project's results is drawn from. */
export interface ResultsPage {
  project: { id: string; title: Record<string, string>; drawing: boolean; level: number; days: string[] }
  results: Results
  curve: { day: string; expected: number; low: number; high: number }[]
  /** The most disputed first. */
  disputed: { all: number; first: Disputed[] }
}

/** Files of a project's answers and dates (`/api/dating/{project}/export/{file}`). */
export const DATING_FILES = ['buildings.csv', 'buildings.geojson', 'answers.csv', 'answers.jsonl'] as const
