// SPDX-License-Identifier: Apache-2.0
// Pictures for the README, taken from the product as it is. They go to build/pictures; to renew those of the README:
//
//     SIGNPOST_PICTURES=docs/pictures ./dev test -R pictures
import assert from "node:assert/strict";
import { mkdirSync, statSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { built } from "./service.ts";

const folder = path.resolve(process.env["SIGNPOST_PICTURES"] ?? path.join(built, "pictures"));
mkdirSync(folder, { recursive: true });

/** Takes a picture of what is on the screen. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
  assert.ok(statSync(file).size > 5_000, `${name} is empty`);
}
