// SPDX-License-Identifier: Apache-2.0

/** A context of the core: a library, a journey and one result text. Only its number is known here. */
export type Context = number;
/** A place in the module's memory. */
export type Address = number;

/** The C functions of the core's module (src/widget), and its memory. Texts are UTF-8: address and length in bytes. */
export interface CoreExports {
  readonly memory: WebAssembly.Memory;
  /** Runs C++'s static initialisers; called once before anything else. */
  _initialize(): void;
  signpost_new(): Context;
  signpost_free(context: Context): void;
  signpost_allocate(bytes: number): Address;
  signpost_release(address: Address): void;
  signpost_load(context: Context, content: Address, bytes: number): number;
  signpost_answer(context: Context, linkId: Address, linkIdBytes: number, text: Address, textBytes: number): number;
  signpost_page(context: Context): number;
  signpost_question(context: Context, linkId: Address, bytes: number): number;
  signpost_topics(context: Context): number;
  signpost_search(context: Context, words: Address, bytes: number): number;
  signpost_record(context: Context, contentHash: Address, bytes: number): number;
  signpost_letter(context: Context, stamp: Address, bytes: number): number;
  signpost_restart(context: Context): number;
  signpost_result(context: Context): Address;
  signpost_result_size(context: Context): number;
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
      : isWasm(bytes)
        ? await WebAssembly.instantiateStreaming(bytes, imports)
        : await WebAssembly.instantiate(await bytes.arrayBuffer(), imports);
  const core = instance.exports as unknown as CoreExports;
  core._initialize();
  return core;
}

// Some static hosts don't know the media type that streaming insists on.
function isWasm(response: Response): boolean {
  return response.headers.get("Content-Type") === "application/wasm";
}
