// SPDX-License-Identifier: Apache-2.0
import { html, type TemplateResult } from "lit/html.js";
import type { QuestionPage, Refusal } from "../../pages.ts";
import type { Mistake, View } from "../view.ts";
import { age } from "./age.ts";
import { checkboxes, radios } from "./choices.ts";
import { date } from "./date.ts";
import type { Field } from "./field.ts";
import { number } from "./number.ts";
import { why } from "./parts.ts";
import { line, writing } from "./writing.ts";

const fields: Readonly<Record<QuestionPage["type"], Field>> = {
  boolean: radios,
  choice: radios,
  checklist: checkboxes,
  number,
  age,
  date,
  string: line,
  text: writing,
};

/** What a question page can do. */
export interface QuestionActions {
  readonly answer: (text: string) => void;
  readonly refuse: (mistake: Mistake) => void;
}

/** One question, and "Continue". */
export function questionPage(view: View, page: QuestionPage, { answer, refuse }: QuestionActions): TemplateResult {
  const field = fields[page.type];
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const reading = field.read(new FormData(event.currentTarget as HTMLFormElement), page, view);
    if ("answer" in reading) {
      answer(reading.answer);
    } else {
      refuse({ field: reading.field, message: view.texts.say(reading.problem, reading.values) });
    }
  };
  return html`
    <form novalidate autocomplete="off" data-question=${page.linkId} @submit=${submit}>
      ${field.render(view, page)} ${why(view, page)}
      <button class="button" type="submit">${view.texts.say("button.continue")}</button>
    </form>
  `;
}

/** What was written and not yet handed over, so that Back loses nothing. */
export function unsentWriting(form: HTMLFormElement, page: QuestionPage): string | undefined {
  const text = page.type === "text" ? new FormData(form).get("text") : null;
  return typeof text === "string" && text.trim() !== "" && text !== page.answer ? text : undefined;
}

/** The core's refusal in the patient's words. */
export function mistakeOf({ texts }: View, page: QuestionPage, refusal: Refusal): Mistake {
  const { error, min = page.min ?? "", max = page.max ?? "" } = refusal;
  const keys = [`error.${error}.${page.format ?? page.type}`, `error.${error}`, "error.other"];
  return { field: fields[page.type].first, message: texts.first(keys, { min, max, unit: page.unit ?? "" }) };
}
