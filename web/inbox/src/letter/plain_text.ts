// SPDX-License-Identifier: Apache-2.0
import { texts } from "../texts.ts";
import { inputs, otherAnswers, ownWords, person, type Letter } from "./bundle.ts";
import type { Finding } from "./examine.ts";

/** A letter as plain text, to be pasted into a record: what matters first. */
export function plainText(letter: Letter, reference: string, findings: readonly Finding[]): string {
  const failed = findings.filter((finding) => !finding.passed);
  const advised = inputs(letter.task, "advised")[0];
  const lines = [
    `${texts.reference} ${reference}. ${texts.level}: ${texts.levels[inputs(letter.task, "level")[0] ?? ""] ?? ""}. ${texts.topics}: ${inputs(letter.task, "topic").join(", ")}`,
    texts.identity,
    ...failed.map((finding) => `${texts.failed}: ${texts.checks[finding.check]}. ${finding.detail}`),
    "",
    `${texts.ownWords}: ${ownWords(letter)}`,
    "",
    `${texts.why}: ${letter.task.reasonCode?.text ?? ""}`,
    ...(advised ? [`${texts.advised}: ${texts.levels[advised] ?? advised}, ${texts.asksAnyway}: ${inputs(letter.task, "asks-anyway").join("; ")}`] : []),
    ...inputs(letter.task, "withdrawn").map((text) => `${texts.withdrawn}: ${text}`),
    "",
    ...person(letter).map(([key, value]) => `${texts[key]}: ${value}`),
    "",
    ...otherAnswers(letter).map(({ question, answer }) => `${question} ${answer}`),
  ];
  return lines.join("\n");
}
