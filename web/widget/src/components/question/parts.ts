// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import { ifDefined } from "lit/directives/if-defined.js";
import type { QuestionPage } from "../../pages.ts";
import { errorMessage } from "../error_summary/error_summary.ts";
import { heading } from "../heading/heading.ts";
import type { View } from "../view.ts";
import { describedBy } from "./field.ts";

type Part = TemplateResult | typeof nothing;

/** The hint, each paragraph of it. */
export function hint(page: QuestionPage): Part {
  return page.hint
    ? html`<div class="hint" id="hint">${page.hint.split("\n").map((line) => html`<p>${line}</p>`)}</div>`
    : nothing;
}

/** Why the question is asked, for who wants to know. */
export function why({ texts }: View, page: QuestionPage): Part {
  return page.why
    ? html`<details class="details">
        <summary><span>${texts.say("question.why")}</span></summary>
        <div class="details-body"><p>${page.why}</p></div>
      </details>`
    : nothing;
}

/** Several controls under one question: the heading stands in the legend. */
export function group(view: View, page: QuestionPage, controls: unknown): TemplateResult {
  return html`
    <div class=${view.mistake ? "has-error" : ""}>
      <fieldset aria-describedby=${ifDefined(describedBy(view, page))}>
        <legend>${heading(view.headingLevel, page.text, { size: "l", page: true })}</legend>
        ${hint(page)} ${errorMessage(view)} ${controls}
      </fieldset>
    </div>
  `;
}

/** One control: the heading holds its label. */
export function single(view: View, page: QuestionPage, control: unknown, optional = false): TemplateResult {
  const label = html`<label for="answer"
    >${page.text}${optional ? html` <span class="optional">${view.texts.say("question.optional")}</span>` : nothing}</label
  >`;
  return html`
    <div class=${view.mistake ? "has-error" : ""}>
      ${heading(view.headingLevel, label, { size: "l", page: true })} ${hint(page)} ${errorMessage(view)} ${control}
    </div>
  `;
}

/** One radio or checkbox with its label and hint. */
export function choice(box: {
  readonly kind: "radio" | "checkbox";
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly change?: (event: Event) => void;
}): TemplateResult {
  return html`
    <div class="choice">
      <input
        type=${box.kind}
        id=${box.id}
        name=${box.name}
        value=${box.value}
        ?checked=${box.checked}
        aria-describedby=${ifDefined(box.hint ? `${box.id}-hint` : undefined)}
        @change=${box.change}
      />
      <label for=${box.id}>${box.label}</label>
      ${box.hint ? html`<div class="hint" id="${box.id}-hint">${box.hint}</div>` : nothing}
    </div>
  `;
}

/** "or", between choices and the one that excludes them. */
export const divider = ({ texts }: View): TemplateResult => html`<p class="divider">${texts.say("question.or")}</p>`;
