import { addProtocol, AJAXError } from 'maplibre-gl'
import { Protocol } from 'pmtiles'

const MISSING = 'Tile not found.'
const archives = new Protocol({ errorOnMissingTile: true })
let added = false

/**
 * Reads `pmtiles://` archives of our own origin by byte ranges. The base map is deep only within the atlas' extent: a
 * tile that is not there answers 404, on which MapLibre goes on drawing the coarser one (an empty tile would be sea).
 */
export function addArchives(): void {
  if (added) return
  added = true
  addProtocol('pmtiles', async (request, abort) => {
    try {
      return await archives.tilev4(request, abort)
    } catch (error) {
      if (error instanceof Error && error.message === MISSING) throw new AJAXError(404, MISSING, request.url, new Blob())
      throw error
    }
  })
}
