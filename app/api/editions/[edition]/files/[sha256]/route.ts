import { fileAnswer } from '@/lib/server/files'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export async function GET(request: Request, { params }: { params: Promise<{ edition: string; sha256: string }> }): Promise<Response> {
  const { edition, sha256 } = await params
  return fileAnswer(request, edition, sha256)
}
