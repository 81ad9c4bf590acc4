// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";

const file = new URL("../../../content/languages/en.json", import.meta.url);

/** Every text of the interface, by its key. */
export const strings = (JSON.parse(readFileSync(file, "utf8")) as { strings: Record<string, string> }).strings;

/** A text of the interface. A key that does not exist is a mistake in the test. */
export function say(key: string, values: Record<string, string> = {}): string {
  const text = strings[key];
  if (text === undefined) {
    throw new Error(`There is no text "${key}" in en.json`);
  }
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
