import { vi } from 'vitest'

/** Runs a command in this process: its status, and what it wrote. */
export async function heard(command: () => number | Promise<number>): Promise<{ status: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map(name => vi.spyOn(process[name], 'write').mockImplementation(text => {
    said[name] += String(text)
    return true
  }))
  try {
    return { status: await command(), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
