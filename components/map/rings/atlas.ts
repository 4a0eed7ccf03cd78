import { ICONS } from '@/components/ui/icons'

/** A place in the texture: u0, v0, u1, v1, and half its size in CSS pixels. */
export interface Sprite { uv: [number, number, number, number]; half: [number, number] }
/** Where counts and icons come from; the layer's is drawn on a canvas, tests bring their own. */
export interface Sprites { text(text: string): Sprite; icon(name: string): Sprite | null }

const FONT = '600 12px "IBM Plex Sans", system-ui, sans-serif'
const SIZE_AT_1 = 1024
const MOST_SIZE = 2048
const LINE_PX = 18
const PAD_PX = 2
const ICON_PX = 14
const ICON_VIEW = 24
const ICON_STROKE = 2.5

/**
 * Counts and icons drawn once each into one texture, white, so that the shader tints them. Rows of equal height, filled
 * from the left; when it is full (thousands of different counts) or the page's font arrives, it starts anew and raises
 * `generation`: what was read before is then void.
 */
export class Atlas implements Sprites {
  readonly canvas: HTMLCanvasElement
  /** Rows of pixels that the card has not got yet. */
  private fresh: [from: number, to: number] | null = null
  generation = 0
  private readonly c: CanvasRenderingContext2D
  readonly size: number
  private readonly sprites = new Map<string, Sprite>()
  private x = 0
  private y = 0

  /** @param ratio device pixels per CSS pixel */
  constructor(readonly ratio: number, onFont: () => void) {
    this.size = Math.min(MOST_SIZE, SIZE_AT_1 * Math.ceil(ratio))
    this.canvas = document.createElement('canvas')
    this.canvas.width = this.size
    this.canvas.height = this.size
    const c = this.canvas.getContext('2d', { willReadFrequently: true })
    if (!c) throw new Error('The browser gave no 2D canvas for the map’s counts.')
    this.c = c
    if (!document.fonts.check(FONT, '0')) {
      void document.fonts.load(FONT, '0').then(() => {
        this.forget()
        onFont()
      }, () => { /* The system's font stays: counts are legible in it too. */ })
    }
  }

  text(text: string): Sprite {
    return this.sprites.get(text) ?? this.draw(text, Math.ceil(this.widthOf(text)) + 2 * PAD_PX, (width, c) => {
      c.textAlign = 'center'
      c.textBaseline = 'middle'
      c.fillText(text, width / 2, LINE_PX / 2 + 0.5)
    })
  }

  icon(name: string): Sprite | null {
    const path = ICONS[name]
    if (!path) return null
    const key = `icon ${name}`
    return this.sprites.get(key) ?? this.draw(key, ICON_PX + 2 * PAD_PX, (width, c) => {
      c.translate((width - ICON_PX) / 2, (LINE_PX - ICON_PX) / 2)
      c.scale(ICON_PX / ICON_VIEW, ICON_PX / ICON_VIEW)
      c.lineWidth = ICON_STROKE
      c.lineCap = 'round'
      c.lineJoin = 'round'
      c.stroke(new Path2D(path))
    })
  }

  private widthOf(text: string): number {
    this.c.font = FONT
    return this.c.measureText(text).width
  }

  private draw(key: string, width: number, paint: (width: number, c: CanvasRenderingContext2D) => void): Sprite {
    const room = this.size / this.ratio
    if (this.x + width > room) {
      this.x = 0
      this.y += LINE_PX
    }
    if (this.y + LINE_PX > room) this.forget()
    const { x, y, c, ratio, size } = this
    this.x += width
    c.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio)
    c.font = FONT
    c.fillStyle = '#fff'
    c.strokeStyle = '#fff'
    paint(width, c)
    const u = (v: number) => (v * ratio) / size
    const made: Sprite = { uv: [u(x), u(y), u(x + width), u(y + LINE_PX)], half: [width / 2, LINE_PX / 2] }
    this.sprites.set(key, made)
    const [from, to] = [Math.floor(y * ratio), Math.min(size, Math.ceil((y + LINE_PX) * ratio))]
    this.fresh = this.fresh ? [Math.min(this.fresh[0], from), Math.max(this.fresh[1], to)] : [from, to]
    return made
  }

  /** What was drawn since the last call: a band of the texture, and its first row; null when nothing was. */
  take(): { rows: ImageData; from: number } | null {
    if (!this.fresh) return null
    const [from, to] = this.fresh
    this.fresh = null
    return { rows: this.c.getImageData(0, from, this.size, to - from), from }
  }

  private forget(): void {
    this.sprites.clear()
    this.generation++
    this.x = 0
    this.y = 0
    this.c.setTransform(1, 0, 0, 1, 0, 0)
    this.c.clearRect(0, 0, this.size, this.size)
    this.fresh = [0, this.size]
  }
}
