const KEYS = ['button', 'title', 'explain', 'link', 'copy', 'copied', 'copyFailed', 'native', 'email', 'close', 'qr', 'qrLabel', 'qrSave', 'qrTooLong'] as const

/** Texts of the share dialog, handed over by the page: a text page needs no message formatter for them. */
export type ShareWords = Record<(typeof KEYS)[number], string>

export const shareWords = (t: (key: keyof ShareWords) => string): ShareWords => Object.fromEntries(KEYS.map(key => [key, t(key)])) as ShareWords
