// Whether a picture, film or recording tells where it was taken: cameras write it into their files.

const GPS_IFD = 0x8825
/** What stands before a TIFF header: in JPEG and AVIF, in PNG (eXIf), in WebP (EXIF and four bytes of length). */
const MARKS = [{ text: 'Exif\0\0', skip: 0 }, { text: 'eXIf', skip: 0 }, { text: 'EXIF', skip: 4 }] as const
/** Texts and atoms that hold a place: XMP, QuickTime and MP4. Latin-1. */
const WRITTEN = ['GPSLatitude', 'com.apple.quicktime.location.ISO6709', '\u00a9xyz', 'loci\0\0\0\0']

/** True where the bytes hold coordinates of the place: Exif 2.32 (tag 0x8825 of its first directory), XMP's exif:GPSLatitude, or a location atom of films. A form that is none of these is not found. */
export function tellsPlace(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return WRITTEN.some(text => all.includes(text, 0, 'latin1')) || MARKS.some(({ text, skip }) => {
    for (let at = all.indexOf(text, 0, 'latin1'); at >= 0; at = all.indexOf(text, at + 1, 'latin1')) if (hasGps(all.subarray(at + text.length + skip))) return true
    return false
  })
}

/** TIFF 6.0, section 2: byte order, 42, offset of the first directory; a directory is a count and entries of 12 bytes that begin with their tag. */
function hasGps(tiff: Buffer): boolean {
  if (tiff.length < 14) return false
  const little = tiff.toString('latin1', 0, 4) === 'II*\0'
  if (!little && tiff.toString('latin1', 0, 4) !== 'MM\0*') return false
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (start + 2 > tiff.length) return false
  const count = u16(start)
  for (let i = 0, at = start + 2; i < count && at + 12 <= tiff.length; i++, at += 12) if (u16(at) === GPS_IFD) return true
  return false
}
