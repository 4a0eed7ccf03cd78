import { only } from '@/lib/server/dating/methods'
import { leaveAnswer } from '@/lib/server/dating/volunteering'

const { refuse, options } = only('DELETE')
export { options as OPTIONS, refuse as GET, refuse as HEAD, refuse as POST, refuse as PUT, refuse as PATCH }

export const DELETE = (request: Request) => leaveAnswer(request)
