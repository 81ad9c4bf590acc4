// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Receipt } from "../../letters/receipt.ts";
import type { OutcomePage } from "../../pages.ts";
import { heading } from "../heading/heading.ts";
import { adviceSections } from "../outcome/advice.ts";
import { phoneLine } from "../phone/phone.ts";
import type { View } from "../view.ts";

/** Shown for a receipt and for nothing else. What to watch for stays with the patient while they wait. */
export function sentPage(
  view: View,
  receipt: Receipt,
  outcome: OutcomePage | undefined,
  { print, restart }: { readonly print: () => void; readonly restart: () => void },
): TemplateResult {
  const { texts, surgery, headingLevel } = view;
  return html`
    <div class="panel">
      ${heading(headingLevel, texts.say("sent.title", { surgery: surgery.name }), { size: "l", page: true })}
      <p>${texts.say("sent.reference")}<br /><strong class="reference">${receipt.reference}</strong></p>
    </div>
    ${heading(headingLevel + 1, texts.say("sent.next"), { size: "s" })}
    <p>${receipt.answerWords}</p>
    <p>${texts.say("sent.read")}</p>
    ${outcome ? adviceSections(view, outcome, ["help"]) : nothing}
    ${heading(headingLevel + 1, texts.say("sent.worse"), { size: "s" })}
    ${phoneLine(view, "surgery")} ${phoneLine(view, "111")}
    <div class="buttons no-print">
      <button class="button button-secondary" type="button" @click=${print}>${texts.say("button.print")}</button>
      <button class="button button-secondary" type="button" @click=${restart}>${texts.say("button.again")}</button>
    </div>
  `;
}
