// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import { phoneLine, phoneNumber, phoneWays } from "../phone/phone.ts";
import type { View } from "../view.ts";

/** What stands around every page. */
export interface Frame {
  readonly draft: boolean;
  readonly sensitive: boolean;
  /** Absent on the first page. */
  readonly back?: () => void;
  readonly leave: () => void;
  /** Absent while there is nothing to clear. */
  readonly clear?: () => void;
  /** The first page shows the phone numbers openly, above everything. */
  readonly first: boolean;
}

/** Draft banner, Back, quick exit and, always in the same place, who to phone. */
export function framed(view: View, frame: Frame, content: TemplateResult): TemplateResult {
  const { texts } = view;
  const { back, clear } = frame;
  return html`
    ${frame.draft ? html`<p class="draft"><strong>${texts.say("draft.tag")}</strong> ${texts.say("draft.text")}</p>` : nothing}
    <div class="top no-print">
      ${back ? html`<button class="link back" type="button" @click=${back}>${texts.say("button.back")}</button>` : html`<span></span>`}
      ${frame.sensitive
        ? html`<button class="button button-leave" type="button" @click=${frame.leave}>${texts.say("leave.button")}</button>`
        : nothing}
    </div>
    ${frame.first ? firstHelp(view) : nothing}
    <div class="page">${content}</div>
    ${frame.first
      ? nothing
      : html`<div class="bottom no-print">
          <details class="details">
            <summary><span>${texts.say("help.title")}</span></summary>
            <div class="details-body">${phoneLine(view, "surgery")} ${phoneLine(view, "111")} ${phoneLine(view, "999")}</div>
          </details>
          ${clear ? html`<button class="link" type="button" data-clear @click=${clear}>${texts.say("button.clear")}</button>` : nothing}
        </div>`}
  `;
}

function firstHelp(view: View): TemplateResult {
  const { texts, surgery } = view;
  return html`
    <div class="first-help">
      <p class="first-help-999"><strong>${texts.say("help.999")}</strong> ${phoneNumber(view, "999")}</p>
      <p><strong>${texts.say("help.surgery", { surgery: surgery.name })}</strong> ${phoneNumber(view, "surgery")}</p>
      <p class="first-help-ways">${phoneWays(view, "999", "surgery")}</p>
    </div>
    <p class="intro">${texts.say("help.intro")}</p>
  `;
}
