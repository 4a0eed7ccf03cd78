import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { vttOf, type Cue } from './captions'
import { plainChapters, sentencesOf } from './plain'
import { spoken } from './spoken'

// Reads the English stories aloud: one MP3 and one WebVTT a chapter, from the text of data/stories/*.en.mdx. Run by hand when a text
// changes (`npx tsx scripts/stories/narrate.ts [slug …]`, all stories without one); what it writes is committed.
// Needs `flite` and `lame` (Debian: apt-get install flite lame). Of flite, festival and espeak-ng, flite's voice `rms` was the
// one that a speech recogniser understood best (22 of 143 words wrong; 30, 39 and 85 for the others). Its licence lets its speech be passed on.

const VOICE = 'rms'
/** Silence in seconds after a sentence, and after a paragraph. */
const [AFTER_SENTENCE, AFTER_PARAGRAPH] = [0.25, 0.6]
const STORIES = fileURLToPath(new URL('../../data/stories/', import.meta.url))
const LEXICON = fileURLToPath(new URL('./pronunciation.lex', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'narrate-'))

/** Runs a program to its end. Throws, with what to install, when it is not there or fails. */
function run(program: string, ...args: string[]): void {
  const { error, status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (error) throw new Error(`narrate: ${program} could not be started (${error.message}). It needs flite and lame: apt-get install flite lame`)
  // flite ends with 0 also when it knows a phone of the list not; it says so.
  if (status !== 0 || /lex/.test(stderr)) throw new Error(`narrate: ${program} ended with ${status}: ${stderr.trim()}`)
}

/** Samples of a WAV file with 16 bits, one channel, and their rate. Throws on any other. */
function samplesOf(file: string): { rate: number; data: Buffer } {
  const wav = readFileSync(file)
  const [channels, rate, bits] = [wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]
  const at = wav.indexOf('data', 36, 'latin1')
  if (channels !== 1 || bits !== 16 || at < 0) throw new Error(`narrate: ${file} has ${channels} channels of ${bits} bits; one of 16 was expected`)
  return { rate, data: wav.subarray(at + 8, at + 8 + wav.readUInt32LE(at + 4)) }
}

function wavOf(rate: number, data: Buffer): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  for (const [value, at] of [[1, 20], [1, 22], [2, 32], [16, 34]]) head.writeUInt16LE(value, at)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

/** Speaks a chapter sentence by sentence. @returns its samples and when each sentence is heard, in seconds. */
function speak(paragraphs: string[]): { rate: number; data: Buffer; cues: Cue[] } {
  const parts: Buffer[] = []
  const cues: Cue[] = []
  let [rate, samples] = [0, 0]
  for (const paragraph of paragraphs) {
    const sentences = sentencesOf(paragraph, 'en')
    for (const [i, text] of sentences.entries()) {
      const file = join(folder, 'sentence.wav')
      run('flite', '-voice', VOICE, '-add_lex', LEXICON, '-t', spoken(text), '-o', file)
      const said = samplesOf(file)
      rate = said.rate
      const silence = Buffer.alloc(2 * Math.round(rate * (i === sentences.length - 1 ? AFTER_PARAGRAPH : AFTER_SENTENCE)))
      cues.push({ start: samples / rate, end: (samples + said.data.length / 2) / rate, text })
      parts.push(said.data, silence)
      samples += (said.data.length + silence.length) / 2
    }
  }
  return { rate, data: Buffer.concat(parts), cues }
}

const asked = process.argv.slice(2)
let [bytes, seconds] = [0, 0]
for (const slug of asked.length ? asked : ['raqqa-2017', 'idlib-2020', 'al-hol']) {
  for (const chapter of plainChapters(readFileSync(`${STORIES}${slug}.en.mdx`, 'utf8'))) {
    const { rate, data, cues } = speak(chapter.paragraphs)
    const to = `${STORIES}${slug}/${chapter.id}.en`
    writeFileSync(join(folder, 'chapter.wav'), wavOf(rate, data))
    run('lame', '--silent', '-m', 'm', '-b', '32', '--resample', '24', join(folder, 'chapter.wav'), `${to}.mp3`)
    writeFileSync(`${to}.vtt`, vttOf(cues))
    bytes += statSync(`${to}.mp3`).size
    seconds += data.length / 2 / rate
    process.stdout.write(`${slug}/${chapter.id}: ${cues.length} sentences, ${(data.length / 2 / rate).toFixed(1)} s\n`)
  }
}
rmSync(folder, { recursive: true })
process.stdout.write(`${Math.round(seconds)} s in all, ${(bytes / 1e6).toFixed(2)} MB\n`)
