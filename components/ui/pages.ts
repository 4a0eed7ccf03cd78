// The pages of the atlas, by where a link to them stands; each is a path and a name in the words of the head.

/** In the head, where there is room for links; else at the foot of a panel. */
export const HEAD = ['stories', 'statements', 'evidence', 'claims', 'methodology', 'data'] as const
/** A seventh fits a wide head alone. */
export const WIDE_HEAD: readonly 'track'[] = ['track']
/** At the foot alone. */
export const FOOT = ['remembrance', 'scenes', 'editions'] as const
/** Above a phone's list: its head has no room, and its foot lies far below. */
export const PHONE: readonly ('stories' | 'evidence' | 'claims' | 'methodology' | 'data' | 'track')[] = ['stories', 'evidence', 'claims', 'methodology', 'data', 'track']
