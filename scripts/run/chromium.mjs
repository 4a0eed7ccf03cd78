import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { say, stop } from './say.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const which = name => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
const isDebian = () => existsSync('/etc/os-release') && /debian|ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'))

/** Path of a Chromium: the one named by CHROMIUM, the system's, Debian's package when root, else Playwright's own, announced. */
export function findChromium() {
  const known = process.env.CHROMIUM || NAMES.map(which).find(Boolean)
  if (known) return known
  if (process.getuid?.() === 0 && isDebian()) {
    say('No Chromium on this machine: installing Debian’s package (apt-get install chromium) …')
    const apt = args => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
    if (apt(['install', '-y', '--no-install-recommends', 'chromium']) || (apt(['update']) && apt(['install', '-y', '--no-install-recommends', 'chromium']))) return which('chromium')
  }
  say('No Chromium on this machine, and none could be installed from its packages: taking Playwright’s own (npx playwright install chromium) …')
  const { status } = spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  if (status !== 0) stop('No Chromium could be found or installed. Install one (Debian: apt install chromium) or name one with CHROMIUM=/path, and run npm test again.')
  return spawnSync(process.execPath, ['-e', "process.stdout.write(require('@playwright/test').chromium.executablePath())"], { encoding: 'utf8' }).stdout
}
