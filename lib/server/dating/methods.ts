import 'server-only'
import { problem } from '../answer'

type Handler = (request: Request) => Response

/** What an address of the volunteers' pages answers to other methods than its own; it takes no other origin's page, so there is nothing to say to one beforehand. */
export const only = (...methods: string[]): { refuse: Handler; options: () => Response } => {
  const allow = [...methods, 'OPTIONS'].join(', ')
  return {
    refuse: request => problem(405, 'Method not allowed', `${request.method} ${new URL(request.url).pathname} is not served; expected ${allow}.`, {}, { allow }),
    options: () => new Response(null, { status: 204, headers: { allow } }),
  }
}
