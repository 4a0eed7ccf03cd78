/** A Storage that forgets with the test. */
export function memoryStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() { return kept.size },
    key: i => [...kept.keys()][i] ?? null, getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => { kept.set(key, value) }, removeItem: key => { kept.delete(key) }, clear: () => kept.clear(),
  }
}
