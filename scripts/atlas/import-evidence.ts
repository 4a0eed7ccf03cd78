import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Stored } from '../../lib/import/merge'

interface Item { id?: string; incidents?: { id?: string }[] }

/**
 * Items of the folder's `evidence.json`, which no import touches. A record that comes back from an export carries its items with it:
 * those that the file tells already, and of this record, are left to the file, since an item stands once.
 */
export class SharedItems {
  private readonly bearing: Map<string, Set<string>>
  private left = 0
  private readonly elsewhere = new Set<string>()

  /** @param given an `evidence.json` among the imported files, where the folder has none */
  constructor(into: string, given: string | undefined) {
    const path = join(into, 'evidence.json')
    const text = existsSync(path) ? readFileSync(path, 'utf8') : given
    this.bearing = new Map(itemsOf(text).flatMap(({ id, incidents }) => (id ? [[id, new Set(incidents?.flatMap(i => i.id ?? []))] as const] : [])))
  }

  without(feature: Stored): Stored {
    const { evidence, id } = feature.properties
    if (!this.bearing.size || !Array.isArray(evidence) || !evidence.length) return feature
    const kept = (evidence as Item[]).filter(item => {
      const bears = this.bearing.get(item?.id ?? '')
      if (!bears) return true
      if (!bears.has(String(id))) this.elsewhere.add(String(item.id))
      return !bears.has(String(id))
    })
    if (kept.length === evidence.length) return feature
    this.left += evidence.length - kept.length
    const { evidence: _, ...rest } = feature.properties
    return { ...feature, properties: kept.length ? { ...rest, evidence: kept } : rest }
  }

  notes(): string[] {
    return [
      ...(this.left ? [`${this.left} ${this.left === 1 ? 'item' : 'items'} of evidence that the records carry stand in evidence.json already and are left to it.`] : []),
      ...(this.elsewhere.size ? [`evidence.json does not say that ${[...this.elsewhere].slice(0, 10).join(', ')} bear on all records that carry them here; name these records there and take the items out of them, or "atlas check" refuses them as standing twice.`] : []),
    ]
  }
}

/** A file that is not in order says so at the check; here it holds nothing. */
function itemsOf(text: string | undefined): Item[] {
  try {
    const { evidence } = JSON.parse(text ?? '{}') as { evidence?: unknown }
    return Array.isArray(evidence) ? (evidence as Item[]) : []
  } catch {
    return []
  }
}
