// SPDX-License-Identifier: Apache-2.0
import type { StudioModule } from "./module.ts";

const vertexShader = `#version 300 es
uniform vec2 size;
in vec2 place;
in vec2 letter;
in vec4 colour;
out vec2 at;
out vec4 paint;
void main() {
  at = letter;
  paint = colour;
  gl_Position = vec4(place.x / size.x * 2.0 - 1.0, 1.0 - place.y / size.y * 2.0, 0.0, 1.0);
}`;
const fragmentShader = `#version 300 es
precision mediump float;
uniform sampler2D letters;
in vec2 at;
in vec4 paint;
out vec4 pixel;
void main() {
  pixel = vec4(paint.rgb, paint.a * texture(letters, at).r);
}`;

const vertexBytes = 20;
const indexBytes = 2;
const commandWords = 7;

/** The browser has no WebGL 2, or it is switched off. */
export class NoWebGl extends Error {}

/** Draws the frames that the module describes (src/studio/shell/flat_frame.hpp) on a canvas, with WebGL 2. */
export class Renderer {
  readonly #canvas: HTMLCanvasElement;
  readonly #gl: WebGL2RenderingContext;
  #size: WebGLUniformLocation | null = null;
  #places: { readonly place: number; readonly letter: number; readonly colour: number } = { place: 0, letter: 1, colour: 2 };
  #letters: WebGLTexture | null = null;

  /** @throws NoWebGl */
  constructor(canvas: HTMLCanvasElement) {
    const gl = canvas.getContext("webgl2", { antialias: true, alpha: false, powerPreference: "low-power", preserveDrawingBuffer: false });
    if (!gl) {
      throw new NoWebGl();
    }
    this.#canvas = canvas;
    this.#gl = gl;
    this.#prepare();
  }

  /** Everything on the card is made anew: at the start, and when the browser took it away. */
  #prepare(): void {
    const gl = this.#gl;
    const program = gl.createProgram();
    for (const [type, source] of [[gl.VERTEX_SHADER, vertexShader], [gl.FRAGMENT_SHADER, fragmentShader]] as const) {
      const shader = gl.createShader(type);
      if (!shader) {
        throw new NoWebGl();
      }
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    this.#size = gl.getUniformLocation(program, "size");
    this.#places = {
      place: gl.getAttribLocation(program, "place"),
      letter: gl.getAttribLocation(program, "letter"),
      colour: gl.getAttribLocation(program, "colour"),
    };
    gl.bindVertexArray(gl.createVertexArray());
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const place of Object.values(this.#places)) {
      gl.enableVertexAttribArray(place);
    }
    gl.enable(gl.BLEND);
    gl.enable(gl.SCISSOR_TEST);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  }

  /** The picture with all letters: one byte a pixel. */
  setLetters(pixels: Uint8Array, width: number, height: number): void {
    const gl = this.#gl;
    gl.deleteTexture(this.#letters);
    this.#letters = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.#letters);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, width, height, 0, gl.RED, gl.UNSIGNED_BYTE, pixels);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    }
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
      gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
    }
  }

  /** @param frame where the frame lies in the module's memory @param density pixels to a CSS pixel */
  draw(module: StudioModule, frame: number, width: number, height: number, density: number): void {
    const gl = this.#gl;
    const memory = module.exports.memory.buffer;
    const words = new Uint32Array(memory, frame);
    const floats = new Float32Array(memory, frame);
    const word = (at: number): number => words[at] ?? 0;
    gl.viewport(0, 0, this.#canvas.width, this.#canvas.height);
    gl.scissor(0, 0, this.#canvas.width, this.#canvas.height);
    gl.clearColor(0.5, 0.5, 0.5, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform2f(this.#size, width, height);
    let at = 1;
    for (let list = 0; list < word(0); ++list) {
      const commands = word(at + 4);
      gl.bufferData(gl.ARRAY_BUFFER, new Uint8Array(memory, word(at), word(at + 1) * vertexBytes), gl.STREAM_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, new Uint8Array(memory, word(at + 2), word(at + 3) * indexBytes), gl.STREAM_DRAW);
      at += 5;
      let vertices = -1;
      for (let command = 0; command < commands; ++command, at += commandWords) {
        const left = Math.max(0, Math.round((floats[at] ?? 0) * density));
        const top = Math.max(0, Math.round((floats[at + 1] ?? 0) * density));
        const right = Math.min(this.#canvas.width, Math.round((floats[at + 2] ?? 0) * density));
        const bottom = Math.min(this.#canvas.height, Math.round((floats[at + 3] ?? 0) * density));
        if (right <= left || bottom <= top) {
          continue;
        }
        if (word(at + 6) !== vertices) {
          vertices = word(at + 6);
          this.#pointAt(vertices * vertexBytes);
        }
        gl.scissor(left, this.#canvas.height - bottom, right - left, bottom - top);
        gl.drawElements(gl.TRIANGLES, word(at + 4), gl.UNSIGNED_SHORT, word(at + 5) * indexBytes);
      }
    }
  }

  #pointAt(offset: number): void {
    const gl = this.#gl;
    gl.vertexAttribPointer(this.#places.place, 2, gl.FLOAT, false, vertexBytes, offset);
    gl.vertexAttribPointer(this.#places.letter, 2, gl.FLOAT, false, vertexBytes, offset + 8);
    gl.vertexAttribPointer(this.#places.colour, 4, gl.UNSIGNED_BYTE, true, vertexBytes, offset + 16);
  }

  /** After the browser gave the card back. The letters have to be set again. */
  restore(): void {
    this.#prepare();
  }
}
