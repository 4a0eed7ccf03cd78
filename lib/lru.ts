type Size<T> = number | ((value: Awaited<T>) => number)

/**
 * The one cache of this program: forgets what was asked for longest ago once it holds more than `most`, in whatever the sizes
 * count (entries, bytes). Of values or of promises; what fails is not kept.
 */
export class Lru<T> {
  private readonly entries = new Map<string, { value: T; size: number }>()
  private total = 0

  constructor(private readonly most: number) {}

  /** `size`: known, or told by the value once it is there; without one each entry counts 1. */
  get(key: string, make: () => T, size: Size<T> = 1): T {
    const found = this.entries.get(key)
    if (found) {
      this.entries.delete(key)
      this.entries.set(key, found)
      return found.value
    }
    const value = make()
    const entry = { value, size: 0 }
    this.entries.set(key, entry)
    const weigh = (known: Awaited<T>) => {
      if (this.entries.get(key) !== entry) return
      entry.size = typeof size === 'number' ? size : size(known)
      this.total += entry.size
      this.shrink(key)
    }
    if (value instanceof Promise) void value.then(weigh, () => this.drop(key, entry))
    else weigh(value as Awaited<T>)
    return value
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
