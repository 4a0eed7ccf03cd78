/** A sentence and the seconds in which it is heard. */
export interface Cue { start: number; end: number; text: string }

/** Seconds → `00:01:02.345`, as WebVTT writes a time. */
export function vttTime(seconds: number): string {
  const ms = Math.round(seconds * 1000)
  const part = (n: number, digits = 2): string => String(n).padStart(digits, '0')
  return `${part(Math.floor(ms / 3_600_000))}:${part(Math.floor(ms / 60_000) % 60)}:${part(Math.floor(ms / 1000) % 60)}.${part(ms % 1000, 3)}`
}

/** Cues → a WebVTT file. `&`, `<` and `>` are marks there. */
export const vttOf = (cues: Cue[]): string => `WEBVTT\n\n${cues.map(c => `${vttTime(c.start)} --> ${vttTime(c.end)}\n${c.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}\n`).join('\n')}`

/** The cues of a WebVTT file as `vttOf` writes it. Throws on a line of times that it cannot read. */
export function cuesOf(vtt: string): Cue[] {
  return vtt.trim().split(/\n\n+/).slice(1).map(block => {
    const [times, ...lines] = block.split('\n')
    const at = /^(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})$/.exec(times)?.slice(1).map(Number)
    if (!at) throw new Error(`WebVTT: "${times}" is no line of times like 00:00:01.000 --> 00:00:02.000`)
    return { start: at[0] * 3600 + at[1] * 60 + at[2], end: at[3] * 3600 + at[4] * 60 + at[5], text: lines.join('\n').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&') }
  })
}
