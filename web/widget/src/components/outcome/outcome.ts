// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { OutcomePage } from "../../pages.ts";
import { careCard } from "../care_card/care_card.ts";
import { heading } from "../heading/heading.ts";
import { toldDetails, type Told, type ToldActions } from "../told/told.ts";
import type { View } from "../view.ts";
import { adviceSections, reading, reasons } from "./advice.ts";
import { destinationsBody, outcomeTitle } from "./destinations.ts";

/** What can be done on an outcome page. */
export interface OutcomeActions extends ToldActions {
  readonly write: () => void;
  readonly askAnyway: () => void;
  readonly print: () => void;
  readonly download: () => void;
}

/** Where to get help, what to do, and why. Letters only where the core says so, and the surgery can receive one. */
export function outcomePage(
  view: View,
  page: OutcomePage,
  told: readonly Told[],
  canSend: boolean,
  actions: OutcomeActions,
): TemplateResult {
  const { texts, headingLevel } = view;
  const title = outcomeTitle(view, page);
  const body = destinationsBody(view, page, canSend);
  const emergency = page.card === "emergency";
  return html`
    ${page.asked ? html`<p class="asked">${texts.say("outcome.asked")}</p>` : nothing}
    ${page.card === "none"
      ? html`<div class="home">${heading(headingLevel, title, { size: "l", page: true })}${body}</div>`
      : careCard(view, page.card, title, body)}
    ${page.letter === "none" || !canSend ? nothing : letter(view, page, actions)}
    ${emergency ? html`<p class="show">${texts.say("outcome.show")}</p>` : nothing}
    ${adviceSections(view, page)} ${reasons(view, page)} ${toldDetails(view, told, actions, emergency)}
    ${emergency ? nothing : reading(view, page)}
    ${page.askAnyway ? stillNeedHelp(view, actions) : nothing}
    <div class="buttons no-print">
      <button class="button button-secondary" type="button" @click=${actions.print}>${texts.say("button.print")}</button>
      <button class="button button-secondary" type="button" @click=${actions.download}>${texts.say("button.download")}</button>
    </div>
  `;
}

function letter(view: View, { letter: wanted }: OutcomePage, actions: OutcomeActions): TemplateResult {
  const { texts, headingLevel, surgery } = view;
  return html`
    <div class="write no-print">
      ${heading(headingLevel + 1, texts.say(`letter.${wanted}.title`, { surgery: surgery.name }), { size: "s" })}
      <p>${texts.say(`letter.${wanted}.text`, { surgery: surgery.name })}</p>
      <button class=${wanted === "expected" ? "button" : "button button-secondary"} type="button" data-write @click=${actions.write}>
        ${texts.say(`letter.${wanted}.button`)}
      </button>
    </div>
  `;
}

function stillNeedHelp(view: View, { askAnyway }: OutcomeActions): TemplateResult {
  const { texts, headingLevel } = view;
  return html`
    <div class="still no-print">
      ${heading(headingLevel + 1, texts.say("still.title"), { size: "s" })}
      <p>${texts.say("still.text")}</p>
      <button class="button button-secondary" type="button" data-ask-anyway @click=${askAnyway}>${texts.say("still.button")}</button>
    </div>
  `;
}
