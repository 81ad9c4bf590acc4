// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit/html.js";
import { ifDefined } from "lit/directives/if-defined.js";
import type { QuestionPage } from "../../pages.ts";
import { describedBy, textOf, type Field } from "./field.ts";
import { single } from "./parts.ts";

/** How a phone's keyboard should look, by what is written. */
const keyboards = {
  name: { type: "text", inputmode: undefined },
  phone: { type: "tel", inputmode: "tel" },
  email: { type: "email", inputmode: "email" },
  postcode: { type: "text", inputmode: undefined },
  "nhs-number": { type: "text", inputmode: "numeric" },
} as const;

const length = (text: string): number => Array.from(text).length;

function readWriting(form: FormData, page: QuestionPage, first: string): ReturnType<Field["read"]> {
  const answer = textOf(form, "text");
  return answer === "" && page.required !== false
    ? { problem: `error.required.${page.format ?? page.type}`, field: first }
    : { answer };
}

/** A line of text. */
export const line: Field = {
  first: "answer",
  render(view, page) {
    const keyboard = keyboards[page.format ?? "name"];
    return single(
      view,
      page,
      html`<input
        class="input ${page.format === "postcode" ? "input-medium" : ""}"
        id="answer"
        name="text"
        type=${keyboard.type}
        inputmode=${ifDefined(keyboard.inputmode)}
        autocomplete=${page.autocomplete ?? "off"}
        spellcheck="false"
        aria-describedby=${ifDefined(describedBy(view, page))}
        aria-invalid=${view.mistake ? "true" : nothing}
        .defaultValue=${page.answer ?? ""}
      />`,
      page.required === false,
    );
  },
  read(form, page) {
    return readWriting(form, page, this.first);
  },
};

/** Free text, with what is left of its length. */
export const writing: Field = {
  first: "answer",
  render(view, page) {
    const { texts, mistake } = view;
    const { maxLength } = page;
    const remaining = (text: string): string =>
      maxLength === undefined ? "" : texts.say("question.remaining", { count: Math.max(0, maxLength - length(text)) });
    let later: ReturnType<typeof setTimeout> | undefined;
    const count = (event: Event): void => {
      const area = event.currentTarget as HTMLTextAreaElement;
      const form = area.closest("form");
      const seen = form?.querySelector(".remaining");
      const heard = form?.querySelector(".remaining-heard");
      if (seen && heard) {
        seen.textContent = remaining(area.value);
        // Read out only when the typing rests.
        clearTimeout(later);
        later = setTimeout(() => (heard.textContent = remaining(area.value)), 1_000);
      }
    };
    return single(
      view,
      page,
      html`<textarea
          class="input"
          id="answer"
          name="text"
          rows="6"
          autocomplete="off"
          aria-describedby=${ifDefined(describedBy(view, page, ...(maxLength === undefined ? [] : ["remaining"])))}
          aria-invalid=${mistake ? "true" : nothing}
          .defaultValue=${page.answer ?? ""}
          @input=${count}
        ></textarea>
        ${maxLength === undefined
          ? nothing
          : html`<p class="hint remaining" id="remaining">${remaining(page.answer ?? "")}</p>
              <p class="visually-hidden remaining-heard" aria-live="polite"></p>`}`,
      page.required === false,
    );
  },
  read(form, page) {
    return readWriting(form, page, this.first);
  },
};
