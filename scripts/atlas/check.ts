import { planFolder } from '../../lib/publish/build'
import { DatasetRefused, faultText, type Fault } from '../../lib/publish/faults'
import { Progress } from './progress'

/** Prints every fault and warning (of many of them the first two thousand, and how many more). 0 when the folder could be published. */
export async function check(dir: string): Promise<number> {
  const progress = new Progress()
  try {
    const { warnings, warned, current } = await planFolder(dir, { report: report => progress.show(report) })
    progress.end()
    tellWarnings(warnings, warned)
    process.stdout.write(`${dir} is in order: ${current.head.draft ? `a draft on edition ${current.head.number}` : `edition ${current.head.number}`}${warned ? `, ${countOfWarnings(warned)}` : ''}.\n`)
    return 0
  } catch (error) {
    progress.end()
    if (!(error instanceof DatasetRefused)) throw error
    tellFaults(error, dir)
    return 1
  }
}

const countOfWarnings = (n: number) => `${n} ${n === 1 ? 'warning' : 'warnings'}`

export function tellWarnings(warnings: Fault[], warned: number): void {
  for (const warning of warnings) process.stdout.write(`warning: ${faultText(warning)}\n`)
  const left = warned - warnings.length
  if (left > 0) process.stdout.write(warnings.length ? `… and ${left} more.\n` : `${countOfWarnings(left)}; npm run atlas -- check names ${left === 1 ? 'it' : 'them'}.\n`)
}

export function tellFaults({ faults, count }: DatasetRefused, dir: string): void {
  for (const fault of faults) process.stderr.write(`${faultText(fault)}\n`)
  if (count > faults.length) process.stderr.write(`${faults.length ? '… and ' : ''}${count - faults.length} ${faults.length ? 'more faults' : 'faults; npm run atlas -- check names them'}.\n`)
  process.stderr.write(`${count} ${count === 1 ? 'fault' : 'faults'} in ${dir}; nothing is published from it.\n`)
}
