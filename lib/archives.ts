/** Hosts that keep copies of pages: an address there is a copy itself. */
const ARCHIVES = /^(?:[\w-]+\.)*(?:archive\.(?:org|is|ph|today|fo|li|md|vn)|perma\.cc|webcitation\.org|ghostarchive\.org|arquivo\.pt|webarchive\.(?:org\.uk|nationalarchives\.gov\.uk))$/i

export const isArchive = (url: string): boolean => URL.canParse(url) && ARCHIVES.test(new URL(url).hostname)
