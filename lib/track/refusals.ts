/** The page's own sentences (`track.refusal` of the messages) for what our server refuses, by the title that stands for the reason; queue.test.ts holds them against the server's. */
const SENTENCES = {
  'Not your building': 'notYours', 'Id in use': 'idInUse', 'Answered already': 'answered', 'Known by now': 'knownByNow', 'Too old': 'tooOld', Gone: 'gone',
  'Too large': 'tooLarge', 'Not understood': 'notUnderstood', 'Another origin': 'origin', 'No session': 'noSession', 'Not found': 'notFound',
} as const
export type RefusalSentence = (typeof SENTENCES)[keyof typeof SENTENCES]

/** Undefined where the page has none: the server's own, in English, is shown then. */
export const sentenceOf = (title: string): RefusalSentence | undefined => (Object.hasOwn(SENTENCES, title) ? SENTENCES[title as keyof typeof SENTENCES] : undefined)

/** It was answered before, in another tab perhaps: nothing went wrong. */
export const wasAnswered = (title: string): boolean => title === 'Answered already'
