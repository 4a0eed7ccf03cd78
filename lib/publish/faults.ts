/** One thing wrong with a dataset. `id` and `field` are empty where the file as a whole is meant. */
export interface Fault { level: 'fault' | 'warning'; file: string; id: string; field: string; message: string }

/** `file: id: field: what is wrong, what was expected`. */
export const faultText = (f: Fault): string => [f.file, f.id || '-', f.field || '-', f.message].join(': ')

/** The dataset is refused whole; the last good edition goes on being served. */
export class DatasetRefused extends Error {
  constructor(readonly faults: Fault[]) {
    super(`The dataset was refused: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.\n${faults.map(faultText).join('\n')}`)
    this.name = 'DatasetRefused'
  }
}

/** Collects faults while a dataset is read; never stops at the first. */
export class Faults {
  readonly all: Fault[] = []
  fault(file: string, id: string, field: string, message: string): void {
    this.all.push({ level: 'fault', file, id, field, message })
  }
  warn(file: string, id: string, field: string, message: string): void {
    this.all.push({ level: 'warning', file, id, field, message })
  }
  get faults(): Fault[] {
    return this.all.filter(f => f.level === 'fault')
  }
  get warnings(): Fault[] {
    return this.all.filter(f => f.level === 'warning')
  }
}
