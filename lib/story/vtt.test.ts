import { expect, it } from 'vitest'
import { readVtt } from './vtt'

const read = (text: string) => {
  const faults: string[] = []
  return { cues: readVtt(text, (line, message) => { faults.push(`${line}: ${message}`) }), faults }
}

it('reads cues with hours, settings, names, notes, tags and entities', () => {
  expect(read('\uFEFFWEBVTT - Title\r\n\r\nNOTE\r\nnothing\r\n\r\nfirst\r\n00:01.500 --> 00:03.000 align:start\r\n<v Reader>One\r\n&amp; two\r\n\r\n01:00:00.000 --> 01:00:02.250\r\nThree\r\n')).toEqual({
    cues: [{ start: 1.5, end: 3, text: 'One & two', line: 7 }, { start: 3600, end: 3602.25, text: 'Three', line: 11 }], faults: [],
  })
})
it('says what is wrong, by line', () => {
  expect(read('00:00.000 --> 00:01.000\nx\n').faults).toEqual(['1: is not WebVTT; expected "WEBVTT" on the first line'])
  expect(read('WEBVTT\n\n0:00 --> 0:01\nx\n').faults).toEqual(['3: has a timing that is not understood: 0:00 --> 0:01; expected 00:00.000 --> 00:04.200'])
  expect(read('WEBVTT\n\n00:02.000 --> 00:01.000\nx\n').faults).toEqual(['3: ends at 1 s, before it begins (2 s); expected the end after the start'])
  expect(read('WEBVTT\n\n00:02.000 --> 00:03.000\nx\n\n00:01.000 --> 00:04.000\ny\n').faults).toEqual(['6: begins before the cue above it; expected cues in the order of the recording'])
  expect(read('WEBVTT\n\n00:02.000 --> 00:03.000\n\n').faults).toEqual(['3: is a cue without text; expected a sentence of the chapter'])
})
