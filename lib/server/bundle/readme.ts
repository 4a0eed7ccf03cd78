import 'server-only'
import { inLanguage } from '../../model/facets'
import { dayText } from '../../format'
import type { Page } from './page'

/** README.txt: what the bundle is, where it is from, and how to check it, for whoever has nothing but a text editor. */
export function readmeText({ context: { t, locale, manifest, edition }, selection, addresses, files, commands }: Page): string {
  const width = Math.max(...files.map(f => f.name.length)) + 2
  return [
    `${t('bundle.kicker')}: ${inLanguage(manifest.title, locale)}`,
    t('incident.edition', { n: edition.number, date: dayText(edition.date, locale) }), ...(edition.draft ? [t('bundle.draft')] : []), `${t('bundle.contentHash')}: ${edition.hash}`, '',
    `${t('bundle.selection')}:`, ...(selection.length ? selection.map(part => `  ${part}`) : [`  ${t('bundle.all')}`]), '',
    ...(addresses.view ? [`${t('bundle.view')}:`, `  ${addresses.view}`] : []), `${t('bundle.bundleAddress')}:`, `  ${addresses.bundle}`, '',
    `${t('bundle.files')}:`, ...files.map(({ name, holds }) => `  ${name.padEnd(width)}${holds}`), '',
    `${t('bundle.check')}:`, `  ${t('bundle.check1')}`, ...commands.map(({ where, command }) => `    ${command}   (${where})`), `  ${t('bundle.check2')}`, '',
    t('bundle.about1'), t('method.alleged1'), '',
    [t('bundle.licenceText', { name: manifest.licence.name }), manifest.licence.url].filter(Boolean).join(' '), `${t('bundle.credits')} ${manifest.attribution.map(a => a.name).join(', ')}`, '',
  ].join('\n')
}
