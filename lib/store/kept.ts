/** A cache of promises that forgets what was asked for longest ago once it holds more than `most` (bytes, or whatever the sizes count). */
export class Kept<T extends Promise<unknown>> {
  private readonly entries = new Map<string, { value: T; size: number }>()
  private total = 0

  constructor(private readonly most: number) {}

  /** `size`: known, or told once the value is there. What fails is not kept. */
  get(key: string, size: number | ((value: Awaited<T>) => number), make: () => T): T {
    const found = this.entries.get(key)
    if (found) {
      this.entries.delete(key)
      this.entries.set(key, found)
      return found.value
    }
    const entry = { value: make(), size: typeof size === 'number' ? size : 0 }
    this.entries.set(key, entry)
    this.total += entry.size
    void entry.value.then(value => {
      if (typeof size === 'number' || this.entries.get(key) !== entry) return
      entry.size = size(value as Awaited<T>)
      this.total += entry.size
      this.shrink(key)
    }, () => this.drop(key, entry))
    this.shrink(key)
    return entry.value
  }

  has(key: string): boolean {
    return this.entries.has(key)
  }

  /** Forgets every entry whose key is meant. */
  forget(isMeant: (key: string) => boolean): void {
    for (const [key, entry] of this.entries) if (isMeant(key)) this.drop(key, entry)
  }

  private drop(key: string, entry: { size: number }): void {
    if (this.entries.get(key) !== entry) return
    this.entries.delete(key)
    this.total -= entry.size
  }

  /** The newest stays, however large. */
  private shrink(newest: string): void {
    for (const [key, entry] of this.entries) {
      if (this.total <= this.most) return
      if (key !== newest) this.drop(key, entry)
    }
  }
}
