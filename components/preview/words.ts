/** Texts of the page before a file is there: handed over, so that no message formatter is loaded for them. `{…}` are filled in here. */
export interface StartWords {
  drop: string; choose: string; formats: string; nothing: string; looking: string; converting: string; drawing: string; rows: string; left: string; cancel: string
  failed: string; tooMany: string; again: string; progress: string; cancelled: string; none: string; leave: string; offline: string
}
const KEYS: (keyof StartWords)[] = ['drop', 'choose', 'formats', 'nothing', 'looking', 'converting', 'drawing', 'rows', 'left', 'cancel', 'failed', 'tooMany', 'again', 'progress', 'cancelled', 'none', 'leave', 'offline']

type Formatter = (key: keyof StartWords, values: Record<string, string>) => string
export const startWords = (t: Formatter): StartWords => {
  const asIs = { file: '{file}', rows: '{rows}', seconds: '{seconds}', most: '{most}', files: '{files}' }
  return Object.fromEntries(KEYS.map(key => [key, t(key, asIs)])) as unknown as StartWords
}
export const fill = (text: string, values: Record<string, string | number>): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
