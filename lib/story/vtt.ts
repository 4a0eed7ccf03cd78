/** A cue as it stands in a WebVTT file: seconds, text with white space folded and tags left out, and its line. */
export interface Cue { start: number; end: number; text: string; line: number }

const TIME = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`
const TIMING = new RegExp(`^${TIME}[ \\t]+-->[ \\t]+${TIME}(?:[ \\t].*)?$`)

/**
 * Cues of a WebVTT file (W3C WebVTT, "WebVTT file structure"); notes, styles and regions are passed over.
 *
 * @param tell gets the line and the sentence of what is wrong
 */
export function readVtt(text: string, tell: (line: number, message: string) => void): Cue[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0])) tell(1, 'is not WebVTT; expected "WEBVTT" on the first line')
  const cues: Cue[] = []
  for (let i = 1; i < lines.length; i++) {
    if (!lines[i].includes('-->')) continue
    const timing = TIMING.exec(lines[i].trim())
    const line = i + 1
    const body: string[] = []
    while (lines[i + 1]?.trim()) body.push(lines[++i])
    if (!timing) {
      tell(line, `has a timing that is not understood: ${lines[line - 1].trim()}; expected 00:00.000 --> 00:04.200`)
      continue
    }
    const seconds = (at: number) => Number(timing[at] ?? 0) * 3600 + Number(timing[at + 1]) * 60 + Number(timing[at + 2]) + Number(timing[at + 3]) / 1000
    const cue = { start: seconds(1), end: seconds(5), text: fold(body.join(' ').replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&nbsp;', ' ').replaceAll('&amp;', '&')), line }
    if (cue.end <= cue.start) tell(line, `ends at ${cue.end} s, before it begins (${cue.start} s); expected the end after the start`)
    else if (cues.length && cue.start < cues[cues.length - 1].start) tell(line, 'begins before the cue above it; expected cues in the order of the recording')
    if (!cue.text) tell(line, 'is a cue without text; expected a sentence of the chapter')
    cues.push(cue)
  }
  return cues
}

export const fold = (text: string): string => text.replace(/\s+/g, ' ').trim()
