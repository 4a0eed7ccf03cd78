import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { say } from './say.mjs'

export const which = name => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8', env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` } }).stdout.trim()
const isDebian = () => existsSync('/etc/os-release') && /debian|ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'))

/** Installs one of Debian's packages when this user may (root, or sudo without a password). False when not. */
export function aptInstall(name) {
  const root = process.getuid?.() === 0
  if (!isDebian() || (!root && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0)) return false
  const apt = args => spawnSync(root ? 'apt-get' : 'sudo', [...(root ? [] : ['-n', 'apt-get']), ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  const install = () => apt(['install', '-y', '--no-install-recommends', name])
  return install() || (apt(['update']) && install())
}

/** Makes sure that a program of the tests is there; says loudly when it cannot be, and fails then where it must be (CI). */
export function need({ name, package: pkg, isThere, without }) {
  if (isThere()) return true
  say(`No ${name} on this machine: installing Debian’s package (apt-get install ${pkg}) …`)
  if (aptInstall(pkg) && isThere()) return true
  const sentence = `${name} is not here and could not be installed (Debian: apt-get install ${pkg}): ${without}`
  if (process.env.CI) throw new Error(`${sentence} In CI it must be there.`)
  say(`!! ${sentence}`)
  return false
}
