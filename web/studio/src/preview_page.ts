// SPDX-License-Identifier: Apache-2.0
import type { CoreExports } from "../../widget/src/wasm.ts";
import type { FromPreview, ToPreview } from "./messages.ts";

// The preview's page holds the real widget. What the widget fetches comes from the studio instead of a server, and what its
// core is told is told to the studio as well; the widget itself is the one that patients get.

const tell = (message: FromPreview): void => { window.parent.postMessage(message, location.origin); };

const received = new Promise<{ readonly index: string; readonly topics: ArrayBuffer; readonly answers: readonly (readonly [string, string])[] }>((resolve) => {
  let content: { readonly index: string; readonly topics: ArrayBuffer } | undefined;
  window.addEventListener("message", ({ origin, source, data }: MessageEvent<ToPreview>) => {
    if (origin !== location.origin || source !== window.parent) {
      return;
    }
    if (data.type === "content") {
      content = data;
    } else if (content) {
      resolve({ ...content, answers: data.answers });
    }
  });
});

const surgery = {
  ods: "A81001",
  name: "the surgery",
  phone: "01632 960123",
  timezone: "Europe/London",
  openingHours: [{ days: ["mon", "tue", "wed", "thu", "fri"], opens: "08:00", closes: "18:30" }],
};

const fetchFromServer = window.fetch.bind(window);
window.fetch = async (input, init): Promise<Response> => {
  const { pathname } = new URL(input instanceof Request ? input.url : input, document.baseURI);
  if (pathname.endsWith("/document/index.json")) {
    return new Response((await received).index, { headers: { "Content-Type": "application/json" } });
  }
  if (pathname.includes("/document/topics.")) {
    return new Response((await received).topics);
  }
  if (pathname.endsWith("/document/surgery")) {
    return new Response(JSON.stringify(surgery), { headers: { "Content-Type": "application/json" } });
  }
  if (pathname.includes("/document/")) {
    return new Response("The preview sends nothing.", { status: 503 });
  }
  return fetchFromServer(input, init);
};

/** Gives the kept answers as soon as the core can take them, and reports every answer that it takes. */
function listening(core: CoreExports): CoreExports {
  const given: [string, string][] = [];
  let waiting: (readonly [string, string])[] = [];
  const text = (address: number, bytes: number): string => new TextDecoder().decode(new Uint8Array(core.memory.buffer, address, bytes));
  const place = (words: string): readonly [number, number] => {
    const bytes = new TextEncoder().encode(words);
    const address = core.signpost_allocate(bytes.length + 1);
    new Uint8Array(core.memory.buffer, address, bytes.length).set(bytes);
    return [address, bytes.length];
  };
  const answer = (context: number, linkId: string, value: string): boolean => {
    const [id, idBytes] = place(linkId);
    const [words, wordsBytes] = place(value);
    const taken = core.signpost_answer(context, id, idBytes, words, wordsBytes) === 0;
    core.signpost_release(id);
    core.signpost_release(words);
    return taken;
  };
  const give = (context: number): void => {
    waiting = waiting.filter(([linkId, value]) => {
      const taken = answer(context, linkId, value);
      if (taken) {
        given.push([linkId, value]);
      }
      return !taken;
    });
    tell({ type: "answers", answers: given });
  };
  void received.then(({ answers }) => { waiting = [...answers]; });
  return {
    ...core,
    signpost_load: (context, content, bytes) => {
      const loaded = core.signpost_load(context, content, bytes);
      if (loaded === 0) {
        give(context);
      }
      return loaded;
    },
    signpost_answer: (context, linkId, linkIdBytes, words, wordsBytes) => {
      const said: [string, string] = [text(linkId, linkIdBytes), text(words, wordsBytes)];
      const refused = core.signpost_answer(context, linkId, linkIdBytes, words, wordsBytes);
      if (refused === 0) {
        given.push(said);
        tell({ type: "answers", answers: given });
      }
      return refused;
    },
    signpost_restart: (context) => {
      given.length = 0;
      tell({ type: "answers", answers: given });
      return core.signpost_restart(context);
    },
  };
}

type Instantiated = WebAssembly.WebAssemblyInstantiatedSource;
const wrapped = (source: Instantiated): Instantiated => ({
  module: source.module,
  instance: { exports: listening(source.instance.exports as unknown as CoreExports) as unknown as WebAssembly.Exports },
});
const stream = WebAssembly.instantiateStreaming.bind(WebAssembly);
const whole = WebAssembly.instantiate.bind(WebAssembly) as (bytes: BufferSource, imports?: WebAssembly.Imports) => Promise<Instantiated>;
Object.assign(WebAssembly, {
  instantiateStreaming: async (source: Response, imports?: WebAssembly.Imports) => wrapped(await stream(source, imports)),
  instantiate: async (bytes: BufferSource, imports?: WebAssembly.Imports) => wrapped(await whole(bytes, imports)),
});

tell({ type: "ready" });
void received.then(() => import(new URL("../../widget/signpost-widget.js", document.baseURI).href));
