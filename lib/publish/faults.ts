/** One thing wrong with a dataset. `id` and `field` are empty where the file as a whole is meant. */
export interface Fault { level: 'fault' | 'warning'; file: string; id: string; field: string; message: string }

/** `file: id: field: what is wrong, what was expected`. */
export const faultText = (f: Fault): string => [f.file, f.id || '-', f.field || '-', f.message].join(': ')

/** Most faults, and most warnings, that are kept and told; the rest is counted. A million of one kind help no one. */
export const MOST_KEPT = 2000

/** The dataset is refused whole; the last good edition goes on being served. `count`: all faults, those not kept among them. */
export class DatasetRefused extends Error {
  constructor(readonly faults: Fault[], readonly count = faults.length, /** They may quote what is kept back: not for a server's log. */ readonly discreet = false) {
    super(`The dataset was refused: ${count} ${count === 1 ? 'fault' : 'faults'}.\n${faults.map(faultText).join('\n')}${count > faults.length ? `\n… and ${count - faults.length} more.` : ''}`)
    this.name = 'DatasetRefused'
  }
}

/** Collects faults while a dataset is read; never stops at the first. */
export class Faults {
  readonly faults: Fault[] = []
  readonly warnings: Fault[] = []
  /** All faults and all warnings, kept or not. */
  count = 0
  warned = 0

  fault(file: string, id: string, field: string, message: string): void {
    if (this.count++ < MOST_KEPT) this.faults.push({ level: 'fault', file, id, field, message })
  }

  warn(file: string, id: string, field: string, message: string): void {
    if (this.warned++ < MOST_KEPT) this.warnings.push({ level: 'warning', file, id, field, message })
  }
}
