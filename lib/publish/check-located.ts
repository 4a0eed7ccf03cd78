import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Evidence } from '../model/evidence'
import type { Faults } from './faults'
import { tellsPlace } from './located'

/** Tells of files that would hand out, unseen, where they were taken. Each is read once. */
export class LocatedCheck {
  private readonly read = new Map<string, boolean>()

  /** @param held files that items name, by their hash; @param file what a fault is said of */
  constructor(private readonly held: ReadonlyMap<string, string>, private readonly root: string, private readonly file: string, private readonly faults: Faults) {}

  /** Items of a record as they are published. `placeKept`: a rule keeps back where the record lies, and no file may tell it. */
  record(id: string, items: readonly Evidence[], placeKept: boolean): void {
    if (!this.held.size) return
    for (const { id: item = id, published, sha256 } of items) {
      const name = published ? this.held.get(sha256 ?? '') : undefined
      if (!name) continue
      const known = this.read.has(name)
      if (!this.tells(name)) continue
      const what = `"${name}" holds the place where it was taken, and whoever loads it can read that`
      if (placeKept) this.faults.fault(this.file, item, 'file', `${what}, while a rule keeps back where "${id}" lies; expected a copy without it, with its own sha256, or the item withheld`)
      else if (!known) this.faults.warn(this.file, item, 'file', `${what}; publish a copy without it if that is not meant`)
    }
  }

  private tells(name: string): boolean {
    const before = this.read.get(name)
    if (before !== undefined) return before
    const path = join(/* turbopackIgnore: true */ this.root, name)
    const tells = existsSync(/* turbopackIgnore: true */ path) && tellsPlace(readFileSync(/* turbopackIgnore: true */ path))
    this.read.set(name, tells)
    return tells
  }
}
