// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { OutcomePage } from "../../pages.ts";
import { phoneLine, type Line } from "../phone/phone.ts";
import type { View } from "../view.ts";

/** Who answers the phone at a destination. */
const lines: Readonly<Record<string, Line>> = {
  ambulance: "999",
  "nhs-111": "111",
  "mental-health-line": "111",
  surgery: "surgery",
  "surgery-admin": "surgery",
};

const minutesInHour = 60;
const minutesInDay = 24 * minutesInHour;

/** "Go to A&E now": one call to action for the whole outcome. */
export function outcomeTitle({ texts }: View, { level, destinations }: OutcomePage): string {
  const [only] = destinations;
  return destinations.length === 1 && only !== undefined
    ? texts.first([`outcome.${level}.${only}`, `outcome.${only}`])
    : texts.say(`outcome.${level}.several`);
}

/** "Get this help within 2 hours", where the rule says so. */
export function withinLine({ texts }: View, { within }: OutcomePage): TemplateResult | typeof nothing {
  if (within === undefined) {
    return nothing;
  }
  const [unit, count] =
    within < minutesInHour
      ? (["minutes", within] as const)
      : within <= 2 * minutesInDay && within % minutesInDay !== 0
        ? (["hours", Math.floor(within / minutesInHour)] as const)
        : (["days", Math.max(1, Math.floor(within / minutesInDay))] as const);
  return html`<p><strong>${texts.say(`within.${unit}`, { count })}</strong></p>`;
}

/** NHS 111 on the web, for those whom it takes. It opens apart, so that nothing here is lost. */
function online111({ texts }: View): TemplateResult {
  return html`<p>
    <a href=${texts.say("phone.111.online.url")} target="_blank" rel="noopener noreferrer"
      >${texts.say("phone.111.online")} ${texts.say("link.new-tab")}</a
    >
  </p>`;
}

/** Each place to get help: its name if there are several, what to do, and the phone where one is answered. */
export function destinationsBody(view: View, page: OutcomePage, canSend: boolean): TemplateResult {
  const { texts } = view;
  const several = page.destinations.length > 1;
  // A letter is the way in where nothing is urgent; else, or where none can be received, the phone.
  const write = page.letter === "expected" && canSend;
  return html`
    ${withinLine(view, page)}
    ${page.closed ? html`<p>${texts.say("outcome.closed")}</p>` : nothing}
    ${page.destinations.map((destination) => {
      const line = write && lines[destination] === "surgery" ? undefined : lines[destination];
      return html`
        ${several ? html`<p class="destination">${texts.say(`destination.${destination}`)}</p>` : nothing}
        <p>${texts.first([`destination.${destination}.${page.level}`, `destination.${destination}.${write ? "write" : "phone"}`, `destination.${destination}.how`])}</p>
        ${line ? phoneLine(view, line) : nothing}
        ${destination === "nhs-111" && page.online111 ? online111(view) : nothing}
      `;
    })}
  `;
}
