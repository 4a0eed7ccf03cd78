import { addressOf, anchorOf } from '../model/evidence-of'
import type { IncidentProperties } from '../model/incident'
import { publicEvidence } from './evidence'

/** Where a story's links to items of evidence may lead: items as they are published. */
export class OpenItems {
  private readonly known = new Set<string>()

  /** A record with its items as rules leave them. */
  add({ id, evidence }: Pick<IncidentProperties, 'id' | 'evidence'>): void {
    publicEvidence(evidence).forEach((item, i) => {
      this.known.add(`/evidence/${addressOf(id, item, i)}`)
      this.known.add(`#${anchorOf(item, i)}`)
    })
  }

  /** Does an address of the atlas name an item that is not published? */
  misses(address: string): boolean {
    return address.startsWith('/') && (address.match(/\/evidence\/[^/?#]+|#evidence-.+$/g) ?? []).some(item => !this.known.has(item))
  }
}
