import type { Database } from './database'
import { openEmbedded } from './embedded'
import { openServer } from './server'

export interface StoreAddress { url: string | null; readUrl: string | null; folder: string }

/** The store that the settings name: a PostgreSQL server, or the database in a folder. */
export const openStore = ({ url, readUrl, folder }: StoreAddress): Promise<Database> => (url ? openServer({ url, readUrl }) : openEmbedded(folder))
