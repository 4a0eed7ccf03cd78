import { datingExportAnswer } from '@/lib/server/dating/export'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'

export const GET = async (request: Request, { params }: { params: Promise<{ project: string; file: string }> }) => {
  const { project, file } = await params
  return datingExportAnswer(request, project, file)
}
export { GET as HEAD }
