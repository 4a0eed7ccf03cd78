// npm start: install, build, publish, serve; each only when there is something new. Plain JavaScript, since Node 20 runs no TypeScript.
import { say, stop } from './run/say.mjs'
import { checkNode } from './run/node-version.mjs'

checkNode()
const { ensureInstalled } = await import('./run/install.mjs')
const { ensureBuilt } = await import('./run/build.mjs')
const { checkPort, checkSettings, checkStore, checkWritable, hasServer, port, host, storeDir } = await import('./run/machine.mjs')

checkSettings()
checkWritable()
await checkPort()
if (!hasServer) checkStore()
ensureInstalled()
try {
  ensureBuilt()
} catch (error) {
  stop(error instanceof Error ? error.message : String(error))
}

const { checkServer, ensurePublished } = await import('./run/publish.mjs')
if (hasServer) checkServer()
else ensurePublished(storeDir)
const { serve } = await import('./run/serve.mjs')
try {
  await serve({ host, port })
  say(`Incident Atlas: http://localhost:${port}`)
} catch (error) {
  stop(error instanceof Error ? error.message : String(error))
}
