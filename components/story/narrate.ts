/** Marks in the text the sentence that is being read, wherever it stands; returns what ends it. One recording plays at a time. */
export function narrate(root: HTMLElement): () => void {
  const ends: (() => void)[] = []
  const audios = [...root.querySelectorAll('audio')]
  for (const audio of audios) {
    const chapter = audio.closest('section')
    const track = audio.textTracks[0]
    if (!chapter || !track) continue
    const mark = (n: number | null) => {
      for (const part of chapter.querySelectorAll('[data-reading]')) part.removeAttribute('data-reading')
      if (n !== null) for (const part of chapter.querySelectorAll(`[data-cue="${n}"]`)) part.setAttribute('data-reading', '')
    }
    const show = () => {
      const cue = track.activeCues?.[0]
      const n = cue && track.cues ? Array.from(track.cues).indexOf(cue) : -1
      // Between two sentences the last one stays.
      if (n >= 0 && !audio.ended) mark(n)
    }
    const play = () => {
      track.mode = 'hidden'
      for (const other of audios) if (other !== audio) other.pause()
      show()
    }
    const end = () => mark(null)
    track.addEventListener('cuechange', show)
    audio.addEventListener('play', play)
    audio.addEventListener('ended', end)
    ends.push(() => {
      track.removeEventListener('cuechange', show)
      audio.removeEventListener('play', play)
      audio.removeEventListener('ended', end)
    })
  }
  return () => ends.forEach(end => end())
}
