import { spawnSync } from 'node:child_process'
import { aptInstall, which } from './debian.mjs'
import { say, stop } from './say.mjs'

/** The same engine without the parts of a window: the tests take two thirds of the time with it. */
const SHELL = 'chromium-headless-shell'
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Path of a Chromium: the one named by CHROMIUM, Debian's shell of it when it is here or this user may install it, the system's, else Playwright's own, announced. */
export function findChromium() {
  const known = process.env.CHROMIUM || which(SHELL) || (aptInstall(SHELL) && which(SHELL)) || NAMES.map(which).find(Boolean)
  if (known) return known
  say('No Chromium on this machine: installing Debian’s package (apt-get install chromium) …')
  if (aptInstall('chromium')) return which('chromium')
  say('No Chromium on this machine, and none could be installed from its packages: taking Playwright’s own (npx playwright install chromium) …')
  const { status } = spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  if (status !== 0) stop('No Chromium could be found or installed. Install one (Debian: apt install chromium) or name one with CHROMIUM=/path, and run npm test again.')
  return spawnSync(process.execPath, ['-e', "process.stdout.write(require('@playwright/test').chromium.executablePath())"], { encoding: 'utf8' }).stdout
}
