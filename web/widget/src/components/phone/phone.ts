// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Surgery } from "../../surgery.ts";
import type { View } from "../view.ts";

/** Who answers the phone: some offer British Sign Language on the web. */
export type Line = "999" | "111" | "surgery";

/** A number to call. */
export function phoneNumber({ texts, surgery }: View, line: Line): TemplateResult {
  const number = numberOf(surgery, line);
  return html`<a class="phone-number" href="tel:${digitsOf(number)}">${texts.say(`phone.${line}.call`, { number })}</a>`;
}

/** The ways in for people who can't hear, speak or follow English on the phone: beside every number. */
export function phoneWays({ texts, surgery }: View, ...lines: readonly Line[]): TemplateResult {
  const relay = lines.map((line, index) => {
    const number = numberOf(surgery, line);
    return html`${index > 0 ? texts.say("phone.or") : nothing}<a href="tel:18001${digitsOf(number)}"
        >${texts.say("phone.relay.number", { number })}</a
      >`;
  });
  const bsl = lines.filter((line) => texts.has(`phone.${line}.bsl`)).map(
    (line) => html`${texts.say("phone.bsl")}
      <a href=${texts.say(`phone.${line}.bsl.url`)} target="_blank" rel="noopener noreferrer">${texts.say(`phone.${line}.bsl`)}</a>.`,
  );
  return html`<span class="phone-ways">${texts.say("phone.relay")} ${relay}. ${bsl} ${texts.say("phone.interpreter")}</span>`;
}

/** A number to call, and the ways in. */
export function phoneLine(view: View, line: Line): TemplateResult {
  return html`<p class="phone">${phoneNumber(view, line)} ${phoneWays(view, line)}</p>`;
}

const numberOf = (surgery: Surgery, line: Line): string => (line === "surgery" ? surgery.phone : line);
const digitsOf = (number: string): string => number.replace(/[^\d+]/g, "");
