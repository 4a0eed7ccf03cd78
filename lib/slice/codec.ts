// The two ways of a slice over the wire. A page only reads: it imports decode.ts alone.
export { decodeSlice } from './decode'
export { encodeSlice } from './encode'
