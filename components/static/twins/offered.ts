import type { exportAddress as served } from '@/lib/formats/offered'
import { link } from '../place'

// Takes the place of lib/formats/offered.ts in the static edition: the files of the whole edition lie in one folder.

export * from '@/lib/formats/offered'

export const exportAddress: typeof served = (_edition, collection, ending) => link(`/files/${collection}.${ending}`)
