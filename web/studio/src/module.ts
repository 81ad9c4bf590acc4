// SPDX-License-Identifier: Apache-2.0

/** A place in the module's memory. */
export type Address = number;

/** The C functions of the studio's module (src/studio/shell/web_module.cpp). Texts are UTF-8: address and length in bytes. */
export interface StudioExports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  studio_allocate(bytes: number): Address;
  studio_release(address: Address): void;
  studio_start(): void;
  studio_resize(width: number, height: number, density: number): Address;
  studio_frame(seconds: number): Address;
  studio_restless(): number;
  studio_cursor(): number;
  studio_wants_text(): number;
  studio_mouse_move(x: number, y: number): void;
  studio_mouse_button(button: number, down: number): void;
  studio_wheel(x: number, y: number): void;
  studio_key(key: number, down: number, modifiers: number): void;
  studio_type(text: Address, bytes: number): void;
  studio_blur(): void;
  studio_set_clipboard(text: Address, bytes: number): void;
  studio_receive(news: number, text: Address, bytes: number): void;
  studio_take_wishes(): number;
  studio_find(label: Address, bytes: number): Address;
  studio_clipboard(): number;
  studio_result(): Address;
  analyst_answer(message: Address, bytes: number): number;
  analyst_result(): Address;
}

const notAvailable = (): number => 52;

/** What the C library asks for. Only the clock is given: the studio writes today's date into new topics. */
function importsFor(memory: () => WebAssembly.Memory): WebAssembly.Imports {
  return {
    wasi_snapshot_preview1: {
      fd_close: notAvailable,
      fd_read: notAvailable,
      fd_seek: notAvailable,
      // The last words before it gives up.
      fd_write: (_file: number, parts: Address, count: number, written: Address): number => {
        const view = new DataView(memory().buffer);
        let length = 0;
        for (let i = 0; i < count; ++i) {
          const bytes = view.getUint32(parts + 8 * i + 4, true);
          console.error("studio:", new TextDecoder().decode(new Uint8Array(memory().buffer, view.getUint32(parts + 8 * i, true), bytes)));
          length += bytes;
        }
        view.setUint32(written, length, true);
        return 0;
      },
      environ_get: () => 0,
      environ_sizes_get: (count: Address, size: Address): number => {
        new DataView(memory().buffer).setUint32(count, 0, true);
        new DataView(memory().buffer).setUint32(size, 0, true);
        return 0;
      },
      clock_time_get: (_clock: number, _precision: bigint, result: Address): number => {
        new DataView(memory().buffer).setBigUint64(result, BigInt(Date.now()) * 1_000_000n, true);
        return 0;
      },
      proc_exit: (code: number): never => {
        throw new Error(`The studio's module ended with code ${code}`);
      },
    },
    env: { emscripten_notify_memory_growth: (): void => undefined },
  };
}

const exportsOf = (instance: WebAssembly.Instance): StudioExports => instance.exports as unknown as StudioExports;

/**
 * The module, started, with its texts as JavaScript's.
 *
 * @throws if WebAssembly is blocked or the module is damaged
 */
export class StudioModule {
  readonly exports: StudioExports;

  private constructor(exports: StudioExports) {
    this.exports = exports;
    exports._initialize();
  }

  static async start(compiled: WebAssembly.Module): Promise<StudioModule> {
    const instance: WebAssembly.Instance = await WebAssembly.instantiate(compiled, importsFor(() => exportsOf(instance).memory));
    return new StudioModule(exportsOf(instance));
  }

  /** Calls with bytes that lie in the module's memory for as long as the call lasts. */
  with<Result>(bytes: Uint8Array, call: (address: Address, length: number) => Result): Result {
    const address = this.exports.studio_allocate(bytes.length + 1);
    new Uint8Array(this.exports.memory.buffer, address, bytes.length).set(bytes);
    try {
      return call(address, bytes.length);
    } finally {
      this.exports.studio_release(address);
    }
  }

  withText<Result>(text: string, call: (address: Address, length: number) => Result): Result {
    return this.with(new TextEncoder().encode(text), call);
  }

  /** A copy of what lies there. */
  bytes(address: Address, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.exports.memory.buffer.slice(address, address + length));
  }
}
