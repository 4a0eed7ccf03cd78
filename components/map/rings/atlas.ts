import { ICONS } from '@/components/ui/icons'

/** A place in the texture: u0, v0, u1, v1, and half its size in CSS pixels. */
export interface Sprite { uv: [number, number, number, number]; half: [number, number] }

const SIZE = 1024
const CELL_W = 44
const CELL_H = 20
const ICON_PX = 14

/** Counts and icons drawn once each into one texture: white, so that the shader tints them. */
export class Atlas {
  readonly canvas: HTMLCanvasElement
  /** The texture must be sent to the card anew. */
  dirty = true
  private readonly c: CanvasRenderingContext2D
  private readonly sprites = new Map<string, Sprite>()
  private next = 0

  constructor(private readonly ratio: number) {
    this.canvas = document.createElement('canvas')
    this.canvas.width = SIZE
    this.canvas.height = SIZE
    const c = this.canvas.getContext('2d')
    if (!c) throw new Error('The browser gave no 2D canvas for the map’s counts.')
    this.c = c
  }

  text(text: string): Sprite {
    return this.sprite(`t${text}`, (x, y) => {
      this.c.font = `600 12px "IBM Plex Sans", system-ui, sans-serif`
      this.c.textAlign = 'center'
      this.c.textBaseline = 'middle'
      this.c.fillText(text, x + CELL_W / 2, y + CELL_H / 2 + 0.5)
    })
  }

  icon(name: string): Sprite | null {
    const path = ICONS[name]
    if (!path) return null
    return this.sprite(`i${name}`, (x, y) => {
      this.c.translate(x + CELL_W / 2 - ICON_PX / 2, y + CELL_H / 2 - ICON_PX / 2)
      this.c.scale(ICON_PX / 24, ICON_PX / 24)
      this.c.lineWidth = 2.6
      this.c.lineCap = 'round'
      this.c.lineJoin = 'round'
      this.c.stroke(new Path2D(path))
    })
  }

  private sprite(key: string, draw: (x: number, y: number) => void): Sprite {
    const known = this.sprites.get(key)
    if (known) return known
    const columns = Math.floor(SIZE / (CELL_W * this.ratio))
    const rows = Math.floor(SIZE / (CELL_H * this.ratio))
    if (this.next >= columns * rows) {
      // Full: start over; what is on screen is drawn again within this picture.
      this.sprites.clear()
      this.next = 0
      this.c.setTransform(1, 0, 0, 1, 0, 0)
      this.c.clearRect(0, 0, SIZE, SIZE)
    }
    const x = (this.next % columns) * CELL_W
    const y = Math.floor(this.next / columns) * CELL_H
    this.next++
    this.c.setTransform(this.ratio, 0, 0, this.ratio, 0, 0)
    this.c.fillStyle = '#fff'
    this.c.strokeStyle = '#fff'
    draw(x, y)
    const u = (v: number) => (v * this.ratio) / SIZE
    const made: Sprite = { uv: [u(x), u(y), u(x + CELL_W), u(y + CELL_H)], half: [CELL_W / 2, CELL_H / 2] }
    this.sprites.set(key, made)
    this.dirty = true
    return made
  }
}
