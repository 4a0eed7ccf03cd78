import { planFolder } from '../../lib/publish/build'
import { DatasetRefused, faultText } from '../../lib/publish/faults'

/** Prints every fault and warning. 0 when the folder could be published. */
export function check(dir: string): number {
  try {
    const { warnings, current } = planFolder(dir)
    for (const warning of warnings) process.stdout.write(`warning: ${faultText(warning)}\n`)
    process.stdout.write(`${dir} is in order: ${current.head.draft ? `a draft on edition ${current.head.number}` : `edition ${current.head.number}`}${warnings.length ? `, ${warnings.length} warnings` : ''}.\n`)
    return 0
  } catch (error) {
    if (!(error instanceof DatasetRefused)) throw error
    for (const fault of error.faults) process.stderr.write(`${faultText(fault)}\n`)
    process.stderr.write(`${error.faults.length} ${error.faults.length === 1 ? 'fault' : 'faults'} in ${dir}; nothing is published from it.\n`)
    return 1
  }
}
