// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Failure } from "../../letters/outbox.ts";
import type { CheckPage } from "../../pages.ts";
import { heading } from "../heading/heading.ts";
import { phoneLine } from "../phone/phone.ts";
import { toldList, type Told, type ToldActions } from "../told/told.ts";
import type { View } from "../view.ts";

/** How far the sending is. */
export type Sending = "not-yet" | "sending" | { readonly failure: Failure };

export interface CheckActions extends ToldActions {
  readonly send: () => void;
  readonly print: () => void;
  readonly download: () => void;
}

/** Everything that will be sent, to check and change, and "Confirm and send". */
export function checkPage(
  view: View,
  { list }: CheckPage,
  told: readonly (Told & { readonly phase: string | undefined })[],
  sending: Sending,
  actions: CheckActions,
): TemplateResult {
  const { texts, surgery, headingLevel } = view;
  const busy = sending === "sending";
  const failed = typeof sending === "object";
  const parts = [
    { title: "check.words", items: told.filter(({ phase }) => phase === "letter") },
    { title: "check.answers", items: told.filter(({ phase }) => phase !== "letter") },
  ];
  return html`
    ${failed ? notSent(view, sending.failure, actions) : nothing}
    ${heading(headingLevel, texts.say("check.title"), { size: "l", page: true })}
    ${parts.map(({ title, items }) =>
      items.length === 0
        ? nothing
        : html`${heading(headingLevel + 1, texts.say(title), { size: "s" })} ${toldList(view, items, actions)}`,
    )}
    <p>${texts.say("check.sealed", { surgery: surgery.name })}</p>
    ${list === "urgent" ? html`<p><strong>${texts.say("check.urgent")}</strong></p>` : nothing}
    <button class="button" type="button" data-send aria-disabled=${busy ? "true" : nothing} @click=${busy ? nothing : actions.send}>
      ${texts.say(busy ? "check.sending" : failed ? "check.again" : "check.send")}
    </button>
  `;
}

/** Nothing is lost: the answers stand below, and there are other ways. */
function notSent(view: View, failure: Failure, { print, download }: CheckActions): TemplateResult {
  const { texts, headingLevel } = view;
  return html`
    <div class="error-summary" role="alert" tabindex="-1">
      ${heading(headingLevel, texts.say("not-sent.title"), { size: "m" })}
      <p>${texts.say(`not-sent.${failure}`)}</p>
      <p>${texts.say("not-sent.kept")}</p>
      ${phoneLine(view, "surgery")}
      <div class="buttons no-print">
        <button class="button button-secondary" type="button" @click=${print}>${texts.say("button.print")}</button>
        <button class="button button-secondary" type="button" @click=${download}>${texts.say("button.download")}</button>
      </div>
    </div>
  `;
}
