import { incidentItem } from '@/lib/server/collections'

export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }) => incidentItem(request, (await params).id)
