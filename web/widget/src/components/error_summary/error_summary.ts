// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import { heading } from "../heading/heading.ts";
import type { View } from "../view.ts";

/** "There is a problem": takes the focus, and leads to the field. */
export function errorSummary(view: View): TemplateResult | typeof nothing {
  const { mistake, texts, headingLevel } = view;
  if (!mistake) {
    return nothing;
  }
  const lead = (event: Event): void => {
    event.preventDefault();
    const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
    root.getElementById(mistake.field)?.focus();
  };
  return html`
    <div class="error-summary" role="alert" tabindex="-1">
      ${heading(headingLevel, texts.say("error.title"), { size: "m" })}
      <p><a href="#${mistake.field}" @click=${lead}>${mistake.message}</a></p>
    </div>
  `;
}

/** The same words beside the field. */
export function errorMessage({ mistake, texts }: View): TemplateResult | typeof nothing {
  return mistake
    ? html`<p class="error-message" id="error">
        <span class="visually-hidden">${texts.say("error.prefix")} </span>${mistake.message}
      </p>`
    : nothing;
}
