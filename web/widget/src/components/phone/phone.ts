// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { View } from "../view.ts";

/** Who answers the phone: some offer British Sign Language on the web. */
export type Line = "999" | "111" | "surgery";

/** A number to call, with the ways in for people who can't hear, speak or follow English on the phone. */
export function phoneLine({ texts, surgery }: View, line: Line): TemplateResult {
  const number = line === "surgery" ? surgery.phone : line;
  const digits = number.replace(/[^\d+]/g, "");
  return html`
    <p class="phone">
      <a class="phone-number" href="tel:${digits}"
        >${texts.say(`phone.${line}.call`, { number })}</a
      >
      <span class="phone-ways">
        ${texts.say("phone.relay")} <a href="tel:18001${digits}">${texts.say("phone.relay.number", { number })}</a>.
        ${texts.has(`phone.${line}.bsl`)
          ? html`${texts.say("phone.bsl")}
              <a href=${texts.say(`phone.${line}.bsl.url`)} target="_blank" rel="noopener noreferrer"
                >${texts.say(`phone.${line}.bsl`)}</a
              >.`
          : nothing}
        ${texts.say("phone.interpreter")}
      </span>
    </p>
  `;
}
