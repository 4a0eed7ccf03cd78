/** A building, by number, that a volunteer has in hand. Times are milliseconds since 1970. */
export interface Reservation { building: number; expires: number }

export interface Reservations {
  /** How many have each building in hand; up to date after `expire`. */
  underWay: Int32Array
  /** Lets go what is over. */
  expire(now: number): void
  /** What a volunteer has in hand, the earliest first. */
  of(volunteer: string): readonly Reservation[]
  take(volunteer: string, building: number, expires: number): void
  /** After an answer. */
  release(volunteer: string, building: number): void
}

/** Buildings given to volunteers until they are answered or the time is over, all for equally long, so that they end in the order in which they began. */
export function createReservations(buildings: number): Reservations {
  const underWay = new Int32Array(buildings)
  const held = new Map<string, Reservation[]>()
  const queue: { volunteer: string; reservation: Reservation }[] = []
  let first = 0

  function release(volunteer: string, building: number): void {
    const own = held.get(volunteer)
    const at = own?.findIndex(r => r.building === building) ?? -1
    if (!own || at < 0) return
    own.splice(at, 1)
    underWay[building]--
    if (!own.length) held.delete(volunteer)
  }
  return {
    underWay,
    expire(now) {
      for (; first < queue.length && queue[first].reservation.expires <= now; first++) {
        const { volunteer, reservation } = queue[first]
        if (held.get(volunteer)?.includes(reservation)) release(volunteer, reservation.building)
      }
      if (first > 1000 && first * 2 > queue.length) {
        queue.splice(0, first)
        first = 0
      }
    },
    of: volunteer => held.get(volunteer) ?? [],
    take(volunteer, building, expires) {
      const reservation = { building, expires }
      const own = held.get(volunteer)
      if (own) own.push(reservation)
      else held.set(volunteer, [reservation])
      queue.push({ volunteer, reservation })
      underWay[building]++
    },
    release,
  }
}
