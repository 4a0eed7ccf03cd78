const PIECE = 1 << 16
const utf8 = new TextEncoder()

/**
 * What a format writes, as a stream of bytes in pieces of some 64 kB, made only as they are read. The first piece goes out at once.
 * When the reader leaves, `pieces` is ended, and with it whatever it reads from.
 */
export function byteStream(pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const from = pieces[Symbol.asyncIterator]()
  let most = 1
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const held: Uint8Array[] = []
      let text = ''
      let length = 0
      const flush = () => {
        if (text) held.push(utf8.encode(text))
        text = ''
      }
      for (let done = false; !done && length < most;) {
        const next = await from.next()
        done = next.done === true
        if (next.done) break
        length += next.value.length
        if (typeof next.value === 'string') text += next.value
        else {
          flush()
          held.push(next.value)
        }
      }
      flush()
      if (length) controller.enqueue(held.length === 1 ? held[0] : Buffer.concat(held))
      if (length < most) controller.close()
      most = PIECE
    },
    cancel: async () => { await from.return?.() },
  }, { highWaterMark: 0 })
}
