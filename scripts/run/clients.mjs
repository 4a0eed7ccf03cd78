// Programs of others that read the API and the feeds in the tests: GDAL, OWSLib and xmllint, out of Debian's packages.
import { spawnSync } from 'node:child_process'
import { need, which } from './debian.mjs'

/** Debian's own Python: its packages are not another's. */
export const PYTHON = '/usr/bin/python3'
const hasOwslib = () => spawnSync(PYTHON, ['-c', 'import owslib.ogcapi.features'], { stdio: 'ignore' }).status === 0

export const needGdal = () => need({ name: 'GDAL', package: 'gdal-bin', isThere: () => which('ogr2ogr') !== '', without: 'that GDAL reads the API is not looked at.' })
export const needOwslib = () => need({ name: 'OWSLib', package: 'python3-owslib', isThere: hasOwslib, without: 'that OWSLib reads the API is not looked at.' })
export const needXmllint = () => need({ name: 'xmllint', package: 'libxml2-utils', isThere: () => which('xmllint') !== '', without: 'feeds and sitemap are not looked at by it.' })
