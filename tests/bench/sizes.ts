// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { budget, weigh } from "../../web/size-budget.mjs";
import { built } from "./machine.ts";

/** A file that a browser fetches, in bytes. */
export interface Weight {
  readonly part: string;
  readonly plain: number;
  readonly brotli: number;
}

/** What is fetched when. */
export interface Sizes {
  /** In bytes after Brotli 11: what the build allows for the first page. */
  readonly budget: number;
  readonly firstPage: readonly Weight[];
  /** After the first page, in the background, the same for everyone. */
  readonly background: readonly Weight[];
}

/** What a part of the page is called, and where it is under build/web. */
type Part = readonly [part: string, file: string];

export function measureSizes(): Sizes {
  const web = path.join(built, "web");
  const { topics } = JSON.parse(readFileSync(path.join(web, "content/index.json"), "utf8")) as { topics: string };
  const chunks = readdirSync(path.join(web, "widget/chunks")).filter((name) => name.endsWith(".js")).sort();
  const weight = ([part, file]: Part): Weight => ({ ...weigh(file, web), part });
  return {
    budget,
    firstPage: ([
      ["Script, with the styles in it", "widget/signpost-widget.js"],
      ["WebAssembly", "widget/signpost.wasm"],
      ["Index: texts of the interface, the first questions", "content/index.json"],
    ] as const).map(weight),
    background: ([
      ["All topics", `content/${topics}`],
      ...chunks.map((name): Part => [`Script: ${name.replace(/-[^-]*\.js$/, "")}`, `widget/chunks/${name}`]),
    ] as const).map(weight),
  };
}

/** All parts together. */
export const total = (weights: readonly Weight[]): Weight => ({
  part: "total",
  plain: weights.reduce((sum, { plain }) => sum + plain, 0),
  brotli: weights.reduce((sum, { brotli }) => sum + brotli, 0),
});
