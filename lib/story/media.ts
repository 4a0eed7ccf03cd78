import { imageSize } from 'image-size'
import { MEDIA_TYPES as HELD } from '../model/held-file'

/** Kinds of files that a story may show or play: by ending, with type and the most bytes of one. */
export const MEDIA_TYPES: Record<string, { type: string; most: number; of: 'picture' | 'sound' | 'captions' }> = {
  svg: { type: 'image/svg+xml; charset=utf-8', most: 1_000_000, of: 'picture' },
  png: { type: HELD.png, most: 3_000_000, of: 'picture' },
  jpg: { type: HELD.jpg, most: 3_000_000, of: 'picture' },
  webp: { type: HELD.webp, most: 3_000_000, of: 'picture' },
  mp3: { type: HELD.mp3, most: 16_000_000, of: 'sound' },
  vtt: { type: 'text/vtt; charset=utf-8', most: 300_000, of: 'captions' },
}

/** Width and height of a picture, so that its room is kept before it comes; null when it is none of its kind. */
export function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    const { width, height } = imageSize(bytes)
    return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : null
  } catch {
    return null
  }
}
