import type { ReactNode } from 'react'
import type { FirstRows } from '@/lib/model/list-item'
import type { SearchParams } from '@/lib/search-params'
import { IncidentTable } from './IncidentTable'

/** The table of the home panel where the address asks for it: made by the server, so that its scripts load with it alone. */
export const tableOf = (asked: SearchParams, lists: FirstRows | null): ReactNode => asked.tab === 'table' ? <IncidentTable initial={lists ?? undefined} /> : null
