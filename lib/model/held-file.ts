/** A file of the atlas folder that is published: by what it holds, not by its name. `own`: it lies in the folder of the edition itself, which must have it. `bytes`: made of that file when the edition is published. */
export interface HeldFile { sha256: string; type: string; path: string; own?: boolean; bytes?: Uint8Array }

/** A file as pages name it: by what it holds, and the ending of its name where files are served as they lie there. */
export interface FileName { sha256: string; ending: string }

/** Kinds of files that are handed out, by the ending of their name. Nothing that a browser would run. */
export const MEDIA_TYPES: Record<string, string> = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp', avif: 'image/avif',
  mp4: 'video/mp4', webm: 'video/webm', mp3: 'audio/mpeg', ogg: 'audio/ogg', m4a: 'audio/mp4', pdf: 'application/pdf',
}

export const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase()

/** Undefined for a kind that is not handed out. */
export const mediaTypeOf = (name: string): string | undefined => MEDIA_TYPES[endingOf(name)]

/** A file kept in the store: more is no picture or film for a page. */
export const MOST_BYTES = 64 << 20
