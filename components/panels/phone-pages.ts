/** The other pages of the atlas that a phone's panel leads to, where the page's head has no room for them. */
export const PHONE_PAGES = ['stories', 'evidence', 'claims', 'methodology', 'data', 'track'] as const
