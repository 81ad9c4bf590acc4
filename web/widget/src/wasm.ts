// SPDX-License-Identifier: Apache-2.0

/** The C functions of the core's module (src/widget), and its memory. */
export interface CoreExports {
  readonly memory: WebAssembly.Memory;
  /** Runs C++'s static initialisers; called once before anything else. */
  _initialize(): void;
  signpost_version(): number;
}

// The module does no input or output. The C library still names these functions; each says "not available".
const notAvailable = (): number => 52;
const imports: WebAssembly.Imports = {
  wasi_snapshot_preview1: {
    fd_close: notAvailable,
    fd_seek: notAvailable,
    fd_write: notAvailable,
    proc_exit: (code: number): never => {
      throw new Error(`The core ended with code ${code}`);
    },
  },
  env: { emscripten_notify_memory_growth: (): void => undefined },
};

/**
 * Starts the core's module. The same few lines serve browser and Node.
 *
 * @param bytes the module, or a response that brings it (then it compiles while it arrives)
 * @throws if WebAssembly is blocked or the module is damaged
 */
export async function startCore(bytes: Uint8Array<ArrayBuffer> | Response): Promise<CoreExports> {
  const { instance } =
    bytes instanceof Uint8Array
      ? await WebAssembly.instantiate(bytes, imports)
      : await WebAssembly.instantiateStreaming(bytes, imports);
  const core = instance.exports as unknown as CoreExports;
  core._initialize();
  return core;
}

/** The null-terminated UTF-8 text at `address`. */
export function textAt(core: CoreExports, address: number): string {
  const memory = new Uint8Array(core.memory.buffer);
  return new TextDecoder().decode(memory.subarray(address, memory.indexOf(0, address)));
}
