import type { Map as MapLibre } from 'maplibre-gl'
import { Atlas } from './atlas'
import { fill } from './fill'
import { ATTRIBUTES, FLOATS, Instances, MOST_GROUPS } from './instances'
import { EMPTY_SCENE, rgb, type Camera, type Scene } from './scene'
import { FRAGMENT, VERTEX } from './shaders'

export interface RingTokens { surface: string; ink: string; accent: string }

/** Marks the end of each picture of the record, for whoever measures: from a move to here is what a reader waits. */
export const DRAWN_MARK = 'atlas:drawn'

interface Gl { gl: WebGL2RenderingContext; program: WebGLProgram; array: WebGLVertexArrayObject; buffer: WebGLBuffer; texture: WebGLTexture; uniforms: Record<string, WebGLUniformLocation | null> }

/**
 * Everything of the record on the map in one instanced draw: precision discs, rings, dots, the selected one, a fan. On a
 * canvas of its own over the map's: a new frame draws a few dozen boxes and not the land under them (docs/decisions/0010).
 * It draws within the map's own render, so the two never part while the map moves.
 */
export class RingLayer {
  readonly instances = new Instances()
  scene: Scene = EMPTY_SCENE
  private map: MapLibre | null = null
  private canvas: HTMLCanvasElement | null = null
  private gl: Gl | null = null
  private atlas: Atlas | null = null
  private asked = 0
  /** CSS size of the map's canvas: read when it changes, since reading it per picture would lay out the page per picture. */
  private size = { width: 0, height: 0 }
  /** Camera and size of the last picture; empty when the scene has changed since. */
  private drawn = ''

  constructor(private tokens: RingTokens) {}

  set(patch: Partial<Scene>): void {
    this.scene = { ...this.scene, ...patch }
    this.repaint()
  }
  setTokens(tokens: RingTokens): void {
    this.tokens = tokens
    this.repaint()
  }

  /** Its canvas; it holds a picture only in the turn in which that was drawn. */
  get picture(): HTMLCanvasElement | null {
    return this.canvas
  }

  /** Puts the canvas over the map's. False where the browser gives no second WebGL context. */
  attach(map: MapLibre): boolean {
    const canvas = document.createElement('canvas')
    canvas.setAttribute('aria-hidden', 'true')
    canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none'
    const gl = canvas.getContext('webgl2', { alpha: true, premultipliedAlpha: true, antialias: false, depth: false, stencil: false })
    if (!gl) return false
    // Beside MapLibre's container of markers and controls' ground: under them, over the map's own canvas.
    map.getCanvasContainer().append(canvas)
    this.map = map
    this.canvas = canvas
    this.gl = prepare(gl)
    canvas.addEventListener('webglcontextlost', event => event.preventDefault())
    canvas.addEventListener('webglcontextrestored', () => {
      this.gl = prepare(gl)
      this.atlas = null
      this.repaint()
    })
    map.on('render', this.follow)
    map.on('resize', this.measure)
    this.measure()
    this.repaint()
    return true
  }

  detach(): void {
    this.map?.off('render', this.follow)
    this.map?.off('resize', this.measure)
    cancelAnimationFrame(this.asked)
    this.gl?.gl.getExtension('WEBGL_lose_context')?.loseContext()
    this.canvas?.remove()
    this.map = this.canvas = this.gl = this.atlas = null
  }

  private repaint(): void {
    this.drawn = ''
    if (!this.asked && this.map) this.asked = requestAnimationFrame(() => this.draw())
  }

  private readonly follow = () => this.draw()
  private readonly measure = () => {
    const under = this.map?.getCanvas()
    if (under) this.size = { width: under.clientWidth, height: under.clientHeight }
  }

  private draw(): void {
    cancelAnimationFrame(this.asked)
    this.asked = 0
    const { map, canvas } = this
    if (!map || !canvas || !this.gl || this.gl.gl.isContextLost()) return
    const under = map.getCanvas()
    const { lng, lat } = map.getCenter()
    const camera = { lon: lng, lat, zoom: map.getZoom(), bearing: map.getBearing(), ...this.size }
    const now = `${JSON.stringify(camera)} ${under.width}`
    if (now === this.drawn) return
    this.drawn = now
    if (canvas.width !== under.width || canvas.height !== under.height) {
      canvas.width = under.width
      canvas.height = under.height
    }
    this.render(this.gl, camera, under.width / Math.max(1, camera.width))
  }

  private render({ gl, program, array, buffer, texture, uniforms }: Gl, camera: Camera, ratio: number): void {
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight)
    gl.clearColor(0, 0, 0, 0)
    gl.clear(gl.COLOR_BUFFER_BIT)
    if (!this.scene.palette.length) return
    const atlas = this.atlasFor(ratio)
    const { generation } = atlas
    fill(this.instances, this.scene, camera, atlas)
    // The texture ran full on the way: what was filled before reads the wrong places.
    if (atlas.generation !== generation) fill(this.instances, this.scene, camera, atlas)
    if (!this.instances.count) return
    gl.useProgram(program)
    gl.bindTexture(gl.TEXTURE_2D, texture)
    // A moved window brings new counts: only their rows are sent, not the whole texture.
    const fresh = atlas.take()
    if (fresh) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, fresh.from, gl.RGBA, gl.UNSIGNED_BYTE, fresh.rows)
    gl.uniform1i(uniforms.atlas, 0)
    gl.uniform2f(uniforms.viewport, camera.width, camera.height)
    gl.uniform1f(uniforms.soft, 1 / ratio)
    const palette = new Float32Array(3 * MOST_GROUPS)
    this.scene.palette.slice(0, MOST_GROUPS).forEach((color, i) => palette.set(color, i * 3))
    gl.uniform3fv(uniforms.palette, palette)
    gl.uniform3fv(uniforms.surface, rgb(this.tokens.surface))
    gl.uniform3fv(uniforms.ink, rgb(this.tokens.ink))
    gl.uniform3fv(uniforms.accent, rgb(this.tokens.accent))
    gl.bindVertexArray(array)
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
    gl.bufferData(gl.ARRAY_BUFFER, this.instances.data.subarray(0, this.instances.count * FLOATS), gl.DYNAMIC_DRAW)
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.instances.count)
    performance.clearMarks(DRAWN_MARK)
    performance.mark(DRAWN_MARK)
  }

  /** Sharp at the screen's own pixels, also after the window went to another screen. */
  private atlasFor(ratio: number): Atlas {
    const wanted = Math.min(3, Math.max(1, Math.round(ratio * 4) / 4))
    if (this.atlas?.ratio !== wanted) {
      this.atlas = new Atlas(wanted, () => this.repaint())
      const { gl, texture } = this.gl as Gl
      gl.bindTexture(gl.TEXTURE_2D, texture)
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, this.atlas.size, this.atlas.size, 0, gl.RGBA, gl.UNSIGNED_BYTE, null)
    }
    return this.atlas
  }
}

/** Program, boxes and texture in a fresh context; nothing else draws there, so the state is set once. */
function prepare(gl: WebGL2RenderingContext): Gl {
  const program = link(gl)
  const array = gl.createVertexArray()
  gl.bindVertexArray(array)
  const corners = gl.createBuffer()
  gl.bindBuffer(gl.ARRAY_BUFFER, corners)
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), gl.STATIC_DRAW)
  const corner = gl.getAttribLocation(program, 'corner')
  gl.enableVertexAttribArray(corner)
  gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0)
  const buffer = gl.createBuffer()
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
  let offset = 0
  for (const [name, size] of ATTRIBUTES) {
    const at = gl.getAttribLocation(program, name)
    if (at >= 0) {
      gl.enableVertexAttribArray(at)
      gl.vertexAttribPointer(at, size, gl.FLOAT, false, FLOATS * 4, offset * 4)
      gl.vertexAttribDivisor(at, 1)
    }
    offset += size
  }
  const texture = gl.createTexture()
  gl.activeTexture(gl.TEXTURE0)
  gl.bindTexture(gl.TEXTURE_2D, texture)
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
  for (const [name, value] of [[gl.TEXTURE_MIN_FILTER, gl.LINEAR], [gl.TEXTURE_MAG_FILTER, gl.LINEAR], [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE], [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE]] as const) gl.texParameteri(gl.TEXTURE_2D, name, value)
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
  const uniforms = Object.fromEntries(['viewport', 'palette', 'surface', 'ink', 'accent', 'atlas', 'soft'].map(name => [name, gl.getUniformLocation(program, name)]))
  return { gl, program, array, buffer, texture, uniforms }
}

function link(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]] as const) {
    const shader = gl.createShader(type)
    if (!shader) throw new Error('The graphics card gave no shader for the rings.')
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(`The ring shader does not compile: ${gl.getShaderInfoLog(shader) ?? ''}`)
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(`The ring program does not link: ${gl.getProgramInfoLog(program) ?? ''}`)
  return program
}
