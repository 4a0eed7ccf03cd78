import { release } from '../../lib/publish/release'

/** Writes the heading and the snapshot. The day is the calendar's of the machine's UTC clock. */
export async function releaseCommand(dir: string, note: string): Promise<number> {
  if (!note.trim()) {
    process.stderr.write('Say why: npm run atlas -- release -m "what changed and why"\n')
    return 2
  }
  const { number, date } = await release(dir, note.trim(), new Date().toISOString().slice(0, 10))
  process.stdout.write(`Edition ${number} of ${date} is kept in editions/${number}. Commit CHANGELOG.md and the snapshot.\n`)
  return 0
}
