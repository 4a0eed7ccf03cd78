import { only } from '@/lib/server/dating/methods'
import { answersAnswer } from '@/lib/server/dating/answering'

const { refuse, options } = only('POST')
export { options as OPTIONS, refuse as GET, refuse as HEAD, refuse as PUT, refuse as PATCH, refuse as DELETE }

export const POST = async (request: Request, { params }: { params: Promise<{ project: string }> }) => answersAnswer(request, (await params).project)
