import type { DatingAnswer } from './dating'
import type { STAGES } from './datings'

// What a volunteer's page and the server say to each other. All under /api/dating; the addresses are live, they hang on no edition.
//
//   POST   /api/dating/{project}/session            starts (signed cookie, if there is none) → Me
//   DELETE /api/dating/session                      forgets the cookie → 204
//   GET    /api/dating/{project}/next?n=3           → Next
//   POST   /api/dating/{project}/answers            Sent → 201 Accepted; 200 Accepted when this id was accepted before
//   GET    /api/dating/{project}/me                 → Me
//   GET    /api/dating/{project}/results            → Results (ETag by seq)
//   GET    /api/dating/{project}/buildings          → Datings (ETag by seq)
//   GET    /api/dating/{project}/near?building=ID  incidents near it in the days in which it fell (docs/api.md)
//   GET    /api/dating/{project}/export/{file}      buildings.csv, buildings.geojson, answers.csv, answers.jsonl
//
// Errors are problem documents. 401: no cookie, or a forged one; 403: another origin, or a token that is not this volunteer's; 404: no such project;
// 409: an id that was used for another answer, or a building that was answered already; 410: a token that is too old; 413, 415, 422, 429 with Retry-After.

/** A building that a volunteer was given. The token says so to the server; it can be sent long after the reservation is over. */
export interface Assignment { building: string; token: string; /** When the building may be given to others, ms since 1970. */ expires: number }
/** `left`: how many buildings there may still be for this volunteer, those in hand included. */
export interface Next { assignments: Assignment[]; left: number }

/** `reply: null` skips the building. */
export interface Sent { token: string; answer: Omit<DatingAnswer, 'reply' | 'flag'> & { reply: DatingAnswer['reply'] | null; flag?: boolean } }

/** After a gold building its known date is told, kindly; else null. */
export interface Accepted { id: string; seq: number; me: Me; known: { last_standing: string | null; first_destroyed: string | null } | null }

/** What a volunteer sees of themselves, and nobody else does. */
export interface Me {
  answers: number
  /** Days in a row, up to today or yesterday, UTC. */
  streak: number
  today: number
  /** Of this volunteer's dates on buildings that others dated too: how many touch the published interval. */
  agreement: { of: number; within: number }
}

export type Stage = (typeof STAGES)[number]

/** Dates of all buildings, one entry per building in the order of the project's outlines. */
export interface Datings {
  project: string
  /** SHA-256 of the file of outlines that the entries are in the order of, and the scenes' ISO days that the gaps lie between: whoever holds others may not read these dates. */
  outlines: string
  days: string[]
  /** Last answer that is counted; 0 = none. */
  seq: number
  /** Last answer that the weights were learned from; with `seq` it says how to make the same figures out of the log. */
  fitted: number
  /** Gaps of the interval, both inside (gap g: after scene g − 1 and by scene g). */
  from: number[]
  to: number[]
  /** Probability that the interval holds, thousandths. */
  confidence: number[]
  answers: number[]
  other_answers: number[]
  firm: (0 | 1)[]
  stage: Stage[]
  /** Spread of the posterior, thousandths: 0 one gap, 1000 all alike. */
  dispute: number[]
  /** Expected number destroyed by each scene, with its band. */
  curve: { day: string; expected: number; low: number; high: number }[]
}

export interface Results {
  project: string
  seq: number
  buildings: number
  volunteers: number
  answers: number
  skipped: number
  stages: Record<Stage, number>
  /** Of answers of one gap to one building. */
  agreement: { raw: number | null; pi: number | null; alpha: number | null; units: number; answers: number }
  /** When the last answer came, ISO day; null before the first. */
  last_day: string | null
  /** Of a drawing: buildings with a firm date, of them those whose interval holds the truth, and whose likeliest gap is right. */
  accuracy: { firm: number; held: number; right: number } | null
}

/** Dated buildings of one project near a record: the first of `matched`, destroyed after one day and by another. */
export interface NearBuildings {
  project: string
  title: Record<string, string>
  area: [number, number, number, number]
  matched: number
  buildings: { id: string; after: string; by: string }[]
}
