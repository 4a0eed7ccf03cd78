/** What previews of links ask for: pixels of a card, of its panel of texts, and of its map. */
export const CARD_WIDTH = 1200
export const CARD_HEIGHT = 630
export const PANEL_WIDTH = 560
export const MAP_WIDTH = CARD_WIDTH - PANEL_WIDTH
