// SPDX-License-Identifier: Apache-2.0

/** Times by the page's own clock, in milliseconds. */
export interface Watch {
  /** From the start of navigation until the first heading of the widget (or of the floor) was painted. */
  first: number | undefined;
  /** From a press of a button until the next page's heading was painted. */
  readonly answers: number[];
  /** From a key in the search until its results were painted. */
  readonly searches: number[];
  /** Bytes of WebAssembly memory. */
  wasmMemory(): number;
}

declare global {
  interface Window {
    signpostWatch: Watch;
  }
}

/**
 * Runs in every page before anything else, and must therefore stand alone. It looks for the heading at the beginning of
 * each frame: once found, that frame paints it, and the first task afterwards takes the time.
 */
export function watch(): void {
  const memories: WebAssembly.Memory[] = [];
  const seen: Watch = {
    first: undefined,
    answers: [],
    searches: [],
    wasmMemory: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  };
  window.signpostWatch = seen;

  const heading = (): Element | null =>
    document.querySelector("signpost-widget")?.shadowRoot?.querySelector("[data-page]") ?? null;

  const whenPainted = (there: () => boolean, then: (now: number) => void): void => {
    const look = (): void => {
      if (!there()) {
        requestAnimationFrame(look);
        return;
      }
      const channel = new MessageChannel();
      channel.port1.onmessage = (): void => { then(performance.now()); };
      channel.port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  };

  whenPainted(() => heading() !== null, (now) => { seen.first = now; });

  // The time of the event is when the browser got the press, before the page's busy thread came to it.
  addEventListener("click", (event) => {
    const before = heading();
    const button = event.composedPath().some((each) => each instanceof HTMLButtonElement);
    if (button && before) {
      whenPainted(() => heading() !== before, (now) => seen.answers.push(now - event.timeStamp));
    }
  }, true);
  addEventListener("input", (event) => {
    const [field] = event.composedPath();
    if (field instanceof HTMLInputElement && field.id === "words") {
      whenPainted(() => true, (now) => seen.searches.push(now - event.timeStamp));
    }
  }, true);

  // The widget keeps its memory to itself; it passes through here when the module starts.
  const start = WebAssembly.instantiateStreaming.bind(WebAssembly);
  WebAssembly.instantiateStreaming = async (...parts): ReturnType<typeof start> => {
    const result = await start(...parts);
    memories.push(...Object.values(result.instance.exports).filter((each) => each instanceof WebAssembly.Memory));
    return result;
  };
}
