// SPDX-License-Identifier: Apache-2.0
import { Engine } from "../../widget/src/engine.ts";
import { fetchFile, fetchIndex, fetchTopics } from "../../widget/src/files.ts";
import { StaffApi } from "./api.ts";
import { Inbox } from "./inbox.ts";
import type { Published } from "./letter/examine.ts";

/** The same core and content that patients have, to examine letters with. */
async function published(): Promise<Published> {
  const indexUrl = new URL("../content/index.json", import.meta.url);
  const [module, index] = await Promise.all([
    fetchFile(new URL("../widget/signpost.wasm", import.meta.url)),
    fetchIndex(indexUrl),
  ]);
  const engine = await Engine.start(module);
  engine.load(await fetchTopics(index, indexUrl));
  return { engine, content: index.content };
}

const main = document.querySelector("main");
if (main) {
  void new Inbox(main, new StaffApi(new URL("../api/v1/staff/", import.meta.url)), published()).start();
}
