import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl'
import { Atlas } from './atlas'
import { fill } from './fill'
import { ATTRIBUTES, FLOATS, Instances, MOST_GROUPS } from './instances'
import { EMPTY_SCENE, rgb, type Scene } from './scene'
import { FRAGMENT, VERTEX } from './shaders'

export interface RingTokens { surface: string; ink: string; accent: string }

/** Everything of the record on the map in one instanced draw: precision discs, rings, dots, the selected one, a fan. */
export class RingLayer implements CustomLayerInterface {
  readonly id = 'rings'
  readonly type = 'custom' as const
  readonly renderingMode = '2d' as const
  readonly instances = new Instances()
  scene: Scene = EMPTY_SCENE
  private map: MapLibre | null = null
  private gl: { program: WebGLProgram; array: WebGLVertexArrayObject; buffer: WebGLBuffer; texture: WebGLTexture; uniforms: Record<string, WebGLUniformLocation | null> } | null = null
  private atlas: Atlas | null = null

  constructor(private tokens: RingTokens) {}

  set(patch: Partial<Scene>): void {
    this.scene = { ...this.scene, ...patch }
    this.map?.triggerRepaint()
  }
  setTokens(tokens: RingTokens): void {
    this.tokens = tokens
    this.map?.triggerRepaint()
  }

  onAdd(map: MapLibre, gl: WebGL2RenderingContext): void {
    this.map = map
    this.atlas = null
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
    gl.bindVertexArray(null)
    const texture = gl.createTexture()
    const uniforms = Object.fromEntries(['viewport', 'palette', 'surface', 'ink', 'accent', 'atlas', 'soft'].map(name => [name, gl.getUniformLocation(program, name)]))
    this.gl = { program, array, buffer, texture, uniforms }
  }

  onRemove(_map: MapLibre, gl: WebGL2RenderingContext): void {
    if (!this.gl) return
    gl.deleteProgram(this.gl.program)
    gl.deleteBuffer(this.gl.buffer)
    gl.deleteTexture(this.gl.texture)
    gl.deleteVertexArray(this.gl.array)
    this.gl = null
    this.atlas = null
  }

  render(gl: WebGL2RenderingContext): void {
    const { map } = this
    if (!map || !this.gl || !this.scene.palette.length) return
    const { program, array, buffer, texture, uniforms } = this.gl
    const canvas = map.getCanvas()
    const ratio = canvas.width / Math.max(1, canvas.clientWidth)
    const atlas = this.atlasFor(ratio)
    const { lng, lat } = map.getCenter()
    const camera = { lon: lng, lat, zoom: map.getZoom(), bearing: map.getBearing(), width: canvas.clientWidth, height: canvas.clientHeight }
    const { generation } = atlas
    fill(this.instances, this.scene, camera, atlas)
    // The texture ran full on the way: what was filled before reads the wrong places.
    if (atlas.generation !== generation) fill(this.instances, this.scene, camera, atlas)
    if (!this.instances.count) return
    gl.useProgram(program)
    gl.activeTexture(gl.TEXTURE0)
    gl.bindTexture(gl.TEXTURE_2D, texture)
    if (atlas.dirty) {
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
      gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, atlas.canvas)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
      atlas.dirty = false
    }
    gl.uniform1i(uniforms.atlas, 0)
    gl.uniform2f(uniforms.viewport, canvas.clientWidth, canvas.clientHeight)
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
    gl.disable(gl.DEPTH_TEST)
    gl.disable(gl.STENCIL_TEST)
    gl.disable(gl.CULL_FACE)
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.instances.count)
    gl.bindVertexArray(null)
  }

  /** Sharp at the screen's own pixels, also after the window went to another screen. */
  private atlasFor(ratio: number): Atlas {
    const wanted = Math.min(3, Math.max(1, Math.round(ratio * 4) / 4))
    if (this.atlas?.ratio !== wanted) this.atlas = new Atlas(wanted, () => this.map?.triggerRepaint())
    return this.atlas
  }
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
