/** Pictures that must have begun after the drawing calls. */
const FRAMES = 2

const nextFrame = () => new Promise<number>(done => { requestAnimationFrame(() => done(performance.now())) })

/**
 * In a page: time at which what was just drawn is on the screen: the second picture after the last drawing call has begun
 * (requestAnimationFrame twice), and the graphics side says that it is done with all that was asked of it. The same for all
 * ways; without that word a way that leaves all the work to it would seem to be done at once.
 */
export async function onScreen(): Promise<number> {
  const waits = [...document.querySelectorAll('canvas')].flatMap(canvas => {
    const gl = canvas.getContext('webgl2')
    const fence = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
    gl?.flush()
    return gl && fence ? [{ gl, fence }] : []
  })
  const busy = () => waits.some(({ gl, fence }) => !gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED)
  let now = 0
  for (let frames = 0; frames < FRAMES || busy(); frames++) now = await nextFrame()
  for (const { gl, fence } of waits) gl.deleteSync(fence)
  return now
}
