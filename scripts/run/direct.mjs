// What the app offers to answer past Next's router (lib/server/dating/direct.ts): a web request in, a web response out.

/** Whether the request is one of these; it is answered then. */
export function answeredDirectly(request, response) {
  const handler = globalThis.__atlasDirect?.(request.method, request.url.split('?')[0])
  if (!handler) return false
  void answer(handler, request, response)
  return true
}

async function answer(handler, request, response) {
  try {
    const { status, headers, body } = await handler(webRequest(request))
    const bytes = body ? Buffer.from(await new Response(body).arrayBuffer()) : null
    response.writeHead(status, { ...Object.fromEntries(headers), ...(bytes && { 'content-length': bytes.length }) })
    response.end(bytes)
  } catch {
    // What went wrong inside is answered there; this is a head that cannot be one.
    if (!response.headersSent) response.writeHead(400, { connection: 'close' })
    response.end()
  }
}

/** Handlers look at path and query, and at the host in its header. */
function webRequest(request) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  const body = request.method === 'POST' ? bodyOf(request) : undefined
  return new Request(`http://localhost${request.url}`, { method: request.method, headers, body, ...(body && { duplex: 'half' }) })
}

/** As much as is asked for. One that is given up stays as it is: ending it would end the connection before the answer. */
function bodyOf(request) {
  let left = false
  return new ReadableStream({
    start(controller) {
      request.pause()
      request.on('data', piece => {
        if (left) return
        controller.enqueue(piece)
        request.pause()
      })
      request.on('end', () => { if (!left) controller.close() })
      request.on('error', error => { if (!left) controller.error(error) })
    },
    pull: () => void request.resume(),
    cancel() {
      left = true
      request.pause()
    },
  }, { highWaterMark: 0 })
}
