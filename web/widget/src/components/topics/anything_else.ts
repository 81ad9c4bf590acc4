// SPDX-License-Identifier: Apache-2.0
import type { TemplateResult } from "lit/html.js";
import { questionPage } from "../question/question.ts";
import type { Mistake, View } from "../view.ts";

/** What can follow "Is there anything else?". */
export interface AnythingElseActions {
  readonly no: () => void;
  readonly yes: () => void;
  readonly refuse: (mistake: Mistake) => void;
}

/** "Is there anything else?": no, or on to the list of topics. */
export function anythingElsePage(view: View, { no, yes, refuse }: AnythingElseActions): TemplateResult {
  const { texts } = view;
  return questionPage(
    view,
    {
      page: "question", linkId: "anything_else", phase: "triage", type: "boolean",
      text: texts.say("anything-else.title"), hint: texts.say("anything-else.hint"),
    },
    {
      answer: (text) => {
        (text === "true" ? yes : no)();
      },
      refuse,
    },
  );
}
