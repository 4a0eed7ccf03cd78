import { faultPosition } from './features'
import type { Faults } from './faults'

/** Text without the mark that says that it is UTF-8. */
export const withoutMark = (source: string): string => source.replace(/^\uFEFF/, '')

/** Parses JSON; a fault names line and column. */
export function parseJson(source: string, file: string, faults: Faults): unknown {
  const text = withoutMark(source)
  try {
    return JSON.parse(text) as unknown
  } catch {
    const at = faultPosition(text)
    const before = text.slice(0, at)
    notJson(file, { line: before.split('\n').length, column: at - before.lastIndexOf('\n'), there: text.slice(at, at + 12) }, faults)
    return undefined
  }
}

export const notJson = (file: string, { line, column, there }: { line: number; column: number; there: string }, faults: Faults): void =>
  faults.fault(file, '', '', `is not JSON at line ${line}, column ${column} (${there ? JSON.stringify(there) : 'the file ends there'}); expected well-formed JSON`)
