// SPDX-License-Identifier: Apache-2.0
import type { Letter } from "./letter/bundle.ts";
import { texts } from "./texts.ts";
import { day, soon } from "./time.ts";

/** The text for a code; the code itself if nobody wrote one, for it may come from anywhere. */
const named = (map: Readonly<Record<string, string>>, code: string): string => (Object.hasOwn(map, code) ? map[code] : undefined) ?? code;

/** A level with its time: "Urgent, today, within 2 hours". */
export const levelWords = (level: string, within: number | undefined): string =>
  named(texts.levels, level) + (within === undefined ? "" : `, ${texts.within} ${soon(within)}`);

/** What the rules said, and what the patient was advised if they ask anyway. */
export function sentBecause(letter: Letter): { readonly level: string; readonly asked: string } {
  const where = letter.advisedDestinations.map((destination) => named(texts.destinations, destination)).join(", ");
  const advised = letter.advised && `${texts.advised} ${named(texts.levels, letter.advised)}${where && ` (${where})`}`;
  return {
    level: levelWords(letter.level, letter.within),
    asked: advised && `${advised} ${texts.asksAnyway}: ${letter.asksAnyway.join("; ")}`,
  };
}

export const personValue = (key: string, value: string): string => (key === "birthDate" ? day(value) : value);
