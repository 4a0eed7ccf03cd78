import type { AbstractIntlMessages } from 'next-intl'
import type { AtlasData } from '@/components/explorer/context'
import type { StatementItem } from '@/components/panels/StatementList'

/** What the map page starts from; it stands in the page as data. `root`: relative address of the export's root. */
export interface MapBoot { data: AtlasData; statements: StatementItem[]; messages: AbstractIntlMessages; root: string }

export const BOOT_ID = 'atlas'
export const ROOM_ID = 'explorer'
