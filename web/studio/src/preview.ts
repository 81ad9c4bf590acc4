// SPDX-License-Identifier: Apache-2.0
import { textOf, type FromPreview, type ToPreview } from "./messages.ts";

/** The frame beside the canvas, with the widget in it (static/preview/index.html). */
export class Preview {
  readonly #frame: HTMLIFrameElement;
  readonly #address: string;
  readonly #answered: (answers: readonly (readonly [string, string])[]) => void;
  #content: { readonly index: string; readonly topics: ArrayBuffer } | undefined;
  #replay: readonly (readonly [string, string])[] = [];

  constructor(frame: HTMLIFrameElement, answered: (answers: readonly (readonly [string, string])[]) => void) {
    this.#frame = frame;
    this.#address = frame.dataset["page"] ?? "preview/";
    this.#answered = answered;
    window.addEventListener("message", (event: MessageEvent<FromPreview>) => {
      if (event.origin === location.origin && event.source === frame.contentWindow) {
        this.#receive(event.data);
      }
    });
  }

  /** In CSS pixels of the canvas; nothing: it is hidden. */
  place(box: readonly [number, number, number, number] | null): void {
    const { style } = this.#frame;
    style.visibility = box ? "visible" : "hidden";
    if (box) {
      const [left, top, width, height] = box;
      Object.assign(style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    }
  }

  /** The published form of the document as it is now: the index, a zero byte, the topics file. */
  feed(bundle: Uint8Array<ArrayBuffer>): void {
    const end = bundle.indexOf(0);
    this.#content = { index: textOf(bundle.subarray(0, end)), topics: bundle.slice(end + 1).buffer };
    this.#begin();
  }

  /** Starts again, with these answers given. */
  replay(lines: string): void {
    this.#replay = lines.split("\n").filter((line) => line.includes("\t")).map((line) => {
      const [linkId = "", text = ""] = line.split("\t");
      return [linkId, text] as const;
    });
    this.#answered(this.#replay);
    this.#begin();
  }

  #begin(): void {
    if (this.#content) {
      // Anew every time: the widget reads its content once.
      this.#frame.src = this.#address;
    }
  }

  #receive(message: FromPreview): void {
    if (message.type === "ready" && this.#content) {
      this.#tell({ type: "content", ...this.#content });
      this.#tell({ type: "replay", answers: this.#replay });
    } else if (message.type === "answers") {
      // Kept, so that an edit leaves the patient where they were.
      this.#replay = message.answers;
      this.#answered(message.answers);
    }
  }

  #tell(message: ToPreview): void {
    this.#frame.contentWindow?.postMessage(message, location.origin);
  }
}
