// SPDX-License-Identifier: Apache-2.0
import { html, type TemplateResult } from "lit/html.js";
import type { Card } from "../../pages.ts";
import { heading } from "../heading/heading.ts";
import type { View } from "../view.ts";

/** The NHS care card. Its hidden prefix says to the ear what the colour says to the eye. */
export function careCard(view: View, card: Exclude<Card, "none">, title: string, body: TemplateResult): TemplateResult {
  const words = html`<span role="text"
    ><span class="visually-hidden">${view.texts.say(`card.${card}`)} </span>${title}</span
  >`;
  return html`
    <div class="care-card care-card-${card}">
      <div class="care-card-heading">${heading(view.headingLevel, words, { size: "m", page: true })}</div>
      <div class="care-card-body">${body}</div>
    </div>
  `;
}
