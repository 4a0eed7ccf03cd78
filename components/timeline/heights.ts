/** CSS pixels of the timeline with no lane, one, two; on a phone there is room for one beside the map. */
const [WIDE, COMPACT] = [[184, 250, 314], [176, 236]]

/** How many lanes are drawn of those that the view asks for. */
export const lanesDrawn = (asked: number, compact: boolean): number => Math.min(asked, (compact ? COMPACT : WIDE).length - 1)

/** CSS pixels of the timeline with that many lanes asked for. */
export const timelineHeight = (asked: number, compact: boolean): number => (compact ? COMPACT : WIDE)[lanesDrawn(asked, compact)]
