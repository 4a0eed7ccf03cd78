import type { Bounds } from '../slice/types'

/** Whether two boxes [west, south, east, north] share more than an edge. */
export const meet = ([w, s, e, n]: Bounds, other: Bounds): boolean => w < other[2] && e > other[0] && s < other[3] && n > other[1]
