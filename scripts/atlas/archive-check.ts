import { archiveReport } from '../../lib/publish/archived'

/** `archive-check [DIR]`: links without an archived copy, by publisher. 0; with `strict` 1 when there is any. Nothing is fetched. */
export async function archiveCheckCommand(dir: string, { json, strict }: { json: boolean; strict: boolean }): Promise<number> {
  const report = await archiveReport(dir)
  const { links, archived, unarchived } = report
  if (json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else {
    const publishers = grouped(unarchived)
    for (const [publisher, own] of [...publishers].sort(([, a], [, b]) => b.length - a.length)) {
      process.stdout.write(`${publisher}: ${own.length}\n`)
      for (const { url, in: places } of own) process.stdout.write(`  ${url}  (${places.slice(0, 3).join(', ')}${places.length > 3 ? ` and ${places.length - 3} more` : ''})\n`)
    }
    process.stdout.write(`${links} links in ${dir}: ${archived} with an archived copy, ${unarchived.length} without.\n`)
  }
  return strict && unarchived.length ? 1 : 0
}

/** Node 20 groups nothing by itself. */
function grouped<T extends { publisher: string }>(items: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) (groups.get(item.publisher) ?? groups.set(item.publisher, []).get(item.publisher))?.push(item)
  return groups
}
