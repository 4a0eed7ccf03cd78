import { spawnSync } from 'node:child_process'
import { aptInstall, which } from './debian.mjs'
import { say, stop } from './say.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Path of a Chromium: the one named by CHROMIUM, the system's, Debian's package when this user may install it, else Playwright's own, announced. */
export function findChromium() {
  const known = process.env.CHROMIUM || NAMES.map(which).find(Boolean)
  if (known) return known
  say('No Chromium on this machine: installing Debian’s package (apt-get install chromium) …')
  if (aptInstall('chromium')) return which('chromium')
  say('No Chromium on this machine, and none could be installed from its packages: taking Playwright’s own (npx playwright install chromium) …')
  const { status } = spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  if (status !== 0) stop('No Chromium could be found or installed. Install one (Debian: apt install chromium) or name one with CHROMIUM=/path, and run npm test again.')
  return spawnSync(process.execPath, ['-e', "process.stdout.write(require('@playwright/test').chromium.executablePath())"], { encoding: 'utf8' }).stdout
}
