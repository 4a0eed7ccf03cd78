// One part for everything that a read file is shown in: it is fetched while the file is read.
export { NoRecord } from './NoRecord'
export { Screen } from './Screen'
