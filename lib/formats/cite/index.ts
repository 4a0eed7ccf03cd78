import { bibtex } from './bibtex'
import type { Cited } from './cited'
import { cslJson } from './csl'
import { ris } from './ris'
import { apa, chicago, type CiteWords } from './styles'

export { happenedOf, keyOf, type Cited } from './cited'
export type { CiteWords } from './styles'

export interface CiteFormat { name: string; /** Ending and media type of the file. */ ending: string; type: string; write(cited: Cited, words: CiteWords): string }

/** Every form in which a record or a view is cited, by the name that the page's select has. */
export const CITE_FORMATS = {
  chicago: { name: 'Chicago', ending: 'txt', type: 'text/plain', write: chicago },
  apa: { name: 'APA', ending: 'txt', type: 'text/plain', write: apa },
  bibtex: { name: 'BibTeX', ending: 'bib', type: 'application/x-bibtex', write: bibtex },
  ris: { name: 'RIS', ending: 'ris', type: 'application/x-research-info-systems', write: ris },
  csl: { name: 'CSL-JSON', ending: 'json', type: 'application/vnd.citationstyles.csl+json', write: cslJson },
} as const satisfies Record<string, CiteFormat>
