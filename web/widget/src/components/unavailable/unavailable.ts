// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import { heading } from "../heading/heading.ts";
import { phoneLine } from "../phone/phone.ts";
import type { View } from "../view.ts";

/** When the texts are here but the rest is not: what happened, and who to phone. */
export function unavailable(
  view: View,
  { reason, retry }: { readonly reason: "failed" | "draft"; readonly retry?: () => void },
): TemplateResult {
  const { texts, surgery, headingLevel } = view;
  return html`
    ${heading(headingLevel, texts.say(`unavailable.${reason}`), { size: "m", page: true })}
    <p>${texts.say("unavailable.phone")}</p>
    ${surgery.phone ? phoneLine(view, "surgery") : nothing} ${phoneLine(view, "111")} ${phoneLine(view, "999")}
    ${retry ? html`<button class="button" type="button" data-retry @click=${retry}>${texts.say("unavailable.retry")}</button>` : nothing}
  `;
}
