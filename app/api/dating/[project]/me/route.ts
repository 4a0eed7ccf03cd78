import { only } from '@/lib/server/dating/methods'
import { meAnswer } from '@/lib/server/dating/volunteering'

const { refuse, options } = only('GET', 'HEAD')
export { options as OPTIONS, refuse as POST, refuse as PUT, refuse as PATCH, refuse as DELETE }

export const GET = async (request: Request, { params }: { params: Promise<{ project: string }> }) => meAnswer(request, (await params).project)
export { GET as HEAD }
