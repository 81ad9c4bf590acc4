// SPDX-License-Identifier: Apache-2.0
import { html, type TemplateResult } from "lit/html.js";
import type { WhichIsRightPage } from "../../pages.ts";
import { questionPage } from "../question/question.ts";
import type { Mistake, View } from "../view.ts";

/** An emergency answer was taken back: was it a slip of the finger, or did it happen? */
export function whichIsRightPage(
  view: View,
  page: WhichIsRightPage,
  actions: { readonly answer: (text: string) => void; readonly refuse: (mistake: Mistake) => void },
): TemplateResult {
  const { texts } = view;
  const join = (answers: readonly string[]): string => answers.join(texts.say("list.separator"));
  return html`${questionPage(
    view,
    {
      page: "question", linkId: "which_is_right", phase: "triage", type: "choice", text: texts.say("which-is-right.title"),
      hint: texts.say("which-is-right.hint", { question: page.text }),
      options: [
        { value: "first", text: join(page.first), hint: texts.say("which-is-right.first") },
        { value: "changed", text: join(page.changed), hint: texts.say("which-is-right.changed") },
      ],
    },
    actions,
  )}`;
}
