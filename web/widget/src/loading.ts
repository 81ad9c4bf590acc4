// SPDX-License-Identifier: Apache-2.0
import { Engine } from "./engine.ts";
import { fetchFile, fetchIndex, fetchSurgery } from "./files.ts";
import type { Index } from "./pages.ts";
import type { Surgery } from "./surgery.ts";

/** Where the host page says that things are. */
export interface Addresses {
  readonly index: URL;
  readonly surgery: URL;
}

/** What the first page needs. */
export interface FirstFiles {
  readonly engine: Engine;
  readonly index: Index;
  readonly surgery: Surgery;
}

/** What could be had, when not everything could. */
export class NotLoaded extends Error {
  readonly index: Index | undefined;
  readonly surgery: Surgery | undefined;

  constructor(cause: unknown, index: Index | undefined, surgery: Surgery | undefined) {
    super("The widget could not start", { cause });
    this.index = index;
    this.surgery = surgery;
  }
}

/** Three requests at once. @throws NotLoaded with what did arrive, so that as much as possible can be said */
export async function loadFirst(at: Addresses): Promise<FirstFiles> {
  const [engine, index, surgery] = await Promise.allSettled([
    fetchFile(new URL("signpost.wasm", import.meta.url)).then((module) => Engine.start(module)),
    fetchIndex(at.index),
    fetchSurgery(at.surgery),
  ]);
  if (engine.status === "fulfilled" && index.status === "fulfilled" && surgery.status === "fulfilled") {
    return { engine: engine.value, index: index.value, surgery: surgery.value };
  }
  const failed = [engine, index, surgery].find((each) => each.status === "rejected");
  throw new NotLoaded(failed?.reason, valueOf(index), valueOf(surgery));
}

const valueOf = <Value>(result: PromiseSettledResult<Value>): Value | undefined =>
  result.status === "fulfilled" ? result.value : undefined;
