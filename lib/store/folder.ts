import { join } from 'node:path'

/** Where the embedded database lies in a store folder. */
export const databaseDir = (storeDir: string): string => join(storeDir, 'db')
