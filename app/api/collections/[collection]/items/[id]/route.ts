import { itemAnswer } from '@/lib/server/record'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const dynamic = 'force-dynamic'
export async function GET(request: Request, { params }: { params: Promise<{ collection: string; id: string }> }) {
  const { collection, id } = await params
  return itemAnswer(request, collection, id)
}
