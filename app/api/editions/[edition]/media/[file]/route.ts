import { mediaAnswer } from '@/lib/server/media'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export async function GET(request: Request, { params }: { params: Promise<{ edition: string; file: string }> }): Promise<Response> {
  const { edition, file } = await params
  return mediaAnswer(request, edition, file)
}
