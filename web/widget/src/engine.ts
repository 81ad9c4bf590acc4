// SPDX-License-Identifier: Apache-2.0
import type { Found, JourneyRecord, Page, Refusal, Topics } from "./pages.ts";
import { startCore, type Context, type CoreExports } from "./wasm.ts";

/** The core refused something that the widget should never have asked. */
export class EngineError extends Error {}

/**
 * One journey in the core. Answers go in, pages come out; nothing else is remembered.
 *
 *     const engine = await Engine.start(await fetch("signpost.wasm"));
 *     engine.load(content);
 *     engine.answer("age", "30 years");
 *     engine.page(); // the next page
 */
export class Engine {
  readonly #core: CoreExports;
  readonly #context: Context;

  private constructor(core: CoreExports) {
    this.#core = core;
    this.#context = core.signpost_new();
  }

  /** @throws if WebAssembly is blocked or the module is damaged */
  static async start(module: Uint8Array<ArrayBuffer> | Response): Promise<Engine> {
    return new Engine(await startCore(module));
  }

  /** Reads compact content; the answers given so far are replayed on it. */
  load(content: Uint8Array): void {
    this.#with([content], (address, bytes) => {
      this.#must(this.#core.signpost_load(this.#context, address, bytes));
    });
  }

  /** @returns why the answer was not taken, or nothing when it was */
  answer(linkId: string, text: string): Refusal | undefined {
    return this.#with([utf8(linkId), utf8(text)], (id, idBytes, value, valueBytes) =>
      this.#core.signpost_answer(this.#context, id, idBytes, value, valueBytes) === 0
        ? undefined
        : (this.#result() as Refusal),
    );
  }

  /** The next page. */
  page(): Page {
    this.#must(this.#core.signpost_page(this.#context));
    return this.#result() as Page;
  }

  /** The page of one question with its answer, or of `outcome`, `choose-topic`, `anything-else`, `check`; nothing if there is none. */
  question(linkId: string): Page | undefined {
    return this.#with([utf8(linkId)], (id, bytes) =>
      this.#core.signpost_question(this.#context, id, bytes) === 0 ? (this.#result() as Page) : undefined,
    );
  }

  topics(): Topics {
    this.#must(this.#core.signpost_topics(this.#context));
    return this.#result() as Topics;
  }

  /** Topics for the patient's own words, best first. Changes nothing. */
  search(words: string): Found {
    return this.#with([utf8(words)], (address, bytes) => {
      this.#must(this.#core.signpost_search(this.#context, address, bytes));
      return this.#result() as Found;
    });
  }

  /** The answers in order, and the outcome. `contentHash` is the hash of the topics file. */
  record(contentHash: string): JourneyRecord {
    return this.#with([utf8(contentHash)], (address, bytes) => {
      this.#must(this.#core.signpost_record(this.#context, address, bytes));
      return this.#result() as JourneyRecord;
    });
  }

  /**
   * The letter as JSON text of a FHIR Bundle.
   *
   * @param stamp what the core can't know: time, surgery, fresh identifiers
   */
  letter(stamp: Readonly<Record<string, string>>): string {
    const lines = Object.entries(stamp).map(([key, value]) => `${key}=${value.replaceAll("\n", " ")}`);
    return this.#with([utf8(lines.join("\n"))], (address, bytes) => {
      this.#must(this.#core.signpost_letter(this.#context, address, bytes));
      return this.#resultText();
    });
  }

  /** Forgets every answer. */
  restart(): void {
    this.#must(this.#core.signpost_restart(this.#context));
  }

  #must(failed: number): void {
    if (failed !== 0) {
      throw new EngineError(this.#resultText());
    }
  }

  #result(): unknown {
    return JSON.parse(this.#resultText());
  }

  // Memory may have grown and moved: the view is made anew each time.
  #resultText(): string {
    const address = this.#core.signpost_result(this.#context);
    const size = this.#core.signpost_result_size(this.#context);
    return new TextDecoder().decode(new Uint8Array(this.#core.memory.buffer, address, size));
  }

  /** Lends texts to the module for the time of one call, as pairs of address and length. */
  #with<Result>(texts: readonly Uint8Array[], call: (...lent: [number, number, number, number]) => Result): Result {
    const lent: number[] = [];
    try {
      for (const text of texts) {
        const address = this.#core.signpost_allocate(text.length);
        if (address === 0) {
          throw new EngineError("The core has no memory left");
        }
        lent.push(address, text.length);
        new Uint8Array(this.#core.memory.buffer).set(text, address);
      }
      return call(...(lent as [number, number, number, number]));
    } finally {
      for (let i = 0; i < lent.length; i += 2) {
        this.#core.signpost_release(lent[i] ?? 0);
      }
    }
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
