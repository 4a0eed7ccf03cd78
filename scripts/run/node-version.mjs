import { stop } from './say.mjs'

const LEAST = [20, 9]

/** Node 20.9 or newer, or a sentence. */
export function checkNode(version = process.versions.node) {
  if (!isEnough(version)) stop(`Incident Atlas needs Node ${LEAST.join('.')} or newer; this is Node ${version}. Install a newer one (nodejs.org, or your distribution's packages) and try again.`)
}

export function isEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])
}
