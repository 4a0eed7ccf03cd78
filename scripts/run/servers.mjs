// The servers of others that the tests start: PostgreSQL and nginx, out of Debian's packages.
import { existsSync, readdirSync } from 'node:fs'
import { need, which } from './debian.mjs'

const DEBIAN = '/usr/lib/postgresql'
const hasPostgres = () => (existsSync(DEBIAN) && readdirSync(DEBIAN).some(v => Number(v) >= 15 && existsSync(`${DEBIAN}/${v}/bin/initdb`))) || which('initdb') !== ''

export const needPostgres = () => need({ name: 'PostgreSQL', package: 'postgresql', isThere: hasPostgres, without: 'the store is looked at on PGlite alone.' })
export const needNginx = () => need({ name: 'nginx', package: 'nginx-light', isThere: () => which('nginx') !== '', without: 'the caching of editions is not looked at.' })
