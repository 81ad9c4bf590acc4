// SPDX-License-Identifier: Apache-2.0
import { texts } from "../texts.ts";
import { personValue, sentBecause } from "../words.ts";
import type { Letter } from "./bundle.ts";
import type { Finding } from "./examine.ts";

/** A letter as plain text, to be pasted into a record: what matters first. */
export function plainText(letter: Letter, reference: string, findings: readonly Finding[]): string {
  const failed = findings.filter((finding) => !finding.passed);
  const { level, asked } = sentBecause(letter);
  const paragraphs = [
    [
      `${texts.reference} ${reference}. ${texts.level}: ${level}. ${texts.topics}: ${letter.topics.join(", ")}`,
      texts.identity,
      ...failed.map(({ check, detail }) => `${texts.failed}: ${texts.checks[check]}. ${texts.found}: ${detail}.`),
    ],
    [`${texts.ownWords}: ${letter.ownWords}`],
    [
      `${texts.why}: ${letter.why}`,
      ...(asked ? [`${asked}.`] : []),
      ...letter.flags.map(({ question, answer }) => `${texts.flag}: ${question} ${answer}`),
      ...letter.withdrawn.map((text) => `${texts.withdrawn}: ${text}`),
    ],
    letter.person.map(([key, value]) => `${texts[key]}: ${personValue(key, value)}`),
    letter.items.map(({ question, answer }) => `${question} ${answer}`),
  ];
  return paragraphs.map((lines) => lines.join("\n")).join("\n\n");
}
