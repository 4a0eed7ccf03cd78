import { exportAnswer } from '@/lib/server/export'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'

export const GET = async (request: Request, { params }: { params: Promise<{ edition: string; file: string }> }) => {
  const { edition, file } = await params
  return exportAnswer(request, edition, file)
}
export { GET as HEAD }
