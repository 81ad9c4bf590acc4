// SPDX-License-Identifier: Apache-2.0

/** A worker's message: the compiled module first, then what the studio asks. */
export type ToWorker = { readonly module: WebAssembly.Module } | { readonly message: Uint8Array<ArrayBuffer> };

/**
 * An analyst beside the page: a worker with a copy of the module of its own. To end it ends its work at once; the next
 * message starts another.
 */
export class AnalystWorker {
  readonly #compiled: WebAssembly.Module;
  readonly #answered: (answer: Uint8Array<ArrayBuffer>) => void;
  #worker: Worker | undefined;

  constructor(compiled: WebAssembly.Module, answered: (answer: Uint8Array<ArrayBuffer>) => void) {
    this.#compiled = compiled;
    this.#answered = answered;
  }

  ask(message: Uint8Array<ArrayBuffer>): void {
    this.#started().postMessage({ message } satisfies ToWorker, [message.buffer]);
  }

  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #started(): Worker {
    if (!this.#worker) {
      const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
      worker.addEventListener("message", (event: MessageEvent<Uint8Array<ArrayBuffer>>) => {
        if (worker === this.#worker) {
          this.#answered(event.data);
        }
      });
      worker.postMessage({ module: this.#compiled } satisfies ToWorker);
      this.#worker = worker;
    }
    return this.#worker;
  }
}
