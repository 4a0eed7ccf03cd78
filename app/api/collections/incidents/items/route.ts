import { incidentItems } from '@/lib/server/collections'

export const GET = (request: Request) => incidentItems(request)
