import type { Subject } from './claims'
import type { IncidentProperties } from './incident'
import type { Assessment, StrikeTotals } from './strikes'

// What the page of claims is drawn from: plain data, handed from lib/server (and a static export) to the panels.

export const STRIKE_ORDERS = ['date', 'found', 'admitted'] as const
export type StrikeOrder = (typeof STRIKE_ORDERS)[number]

/** A record that a party answered; `assessment`: its last word. */
export interface Strike extends Pick<IncidentProperties, 'id' | 'title_en' | 'title_ar' | 'date_start' | 'date_end' | 'date_precision' | 'killed_min' | 'killed_max' | 'injured_min' | 'injured_max' | 'admissions' | 'conflicting_figures' | 'documented_by'> { assessment: Assessment }

export interface ClaimsPage { subjects: Subject[]; totals: StrikeTotals; strikes: Strike[] }
