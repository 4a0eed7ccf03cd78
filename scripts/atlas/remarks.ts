// What volunteers say of buildings beside their answers: that one should be talked about, and a note. Flags are in the open answers; notes
// are never public: they are read here alone, from the store or from its server by the store's key.

/** A row of the log, or an open answer, as far as this asks of it. */
export interface Remark { building: string; volunteer: string; flag: boolean; note?: string | null }

export interface Remarks {
  /** Takes rows in the log's order; of a volunteer's rows to one building the last counts. */
  take: (row: Remark) => void
  flags: (building: string) => number
  notes: (building: string) => string[]
}

export function createRemarks(): Remarks {
  const buildings = new Map<string, Map<string, Remark>>()
  const of = (building: string) => [...(buildings.get(building)?.values() ?? [])]
  return {
    take(row) {
      const held = buildings.get(row.building)
      if (row.flag || row.note) buildings.set(row.building, (held ?? new Map<string, Remark>()).set(row.volunteer, row))
      else held?.delete(row.volunteer)
    },
    flags: building => of(building).filter(r => r.flag).length,
    notes: building => of(building).flatMap(r => (r.note ? shown(r.note) || [] : [])),
  }
}

/** On one line, without what a terminal would obey: anybody may have written it. */
const shown = (note: string): string => note.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
