// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { AdviceKind, OutcomePage } from "../../pages.ts";
import { heading } from "../heading/heading.ts";
import type { View } from "../view.ts";

/** In this order, from what helps now to what to look out for. */
const order: readonly (readonly [title: string, kinds: readonly AdviceKind[]])[] = [
  ["do", ["do"]],
  ["avoid", ["avoid"]],
  ["medicine", ["medicine"]],
  ["duration", ["duration"]],
  ["help", ["watch", "help"]],
];

/** What to do, what to avoid, medicines, how long it lasts, when to get help. */
export function adviceSections(view: View, page: OutcomePage, only?: readonly string[]): TemplateResult {
  return html`${order.map(([title, kinds]) => {
    const items = kinds.flatMap((kind) => page.advice[kind] ?? []);
    return items.length === 0 || (only && !only.includes(title))
      ? nothing
      : html`
          <div class="advice advice-${title}">
            ${heading(view.headingLevel + 1, view.texts.say(`advice.${title}`), { size: "s" })}
            ${items.length === 1 && title === "duration"
              ? html`<p>${items[0]?.text}</p>`
              : html`<ul>
                  ${items.map(({ text }) => html`<li>${text}</li>`)}
                </ul>`}
          </div>
        `;
  })}`;
}

/** Where the advice comes from, in plain words and with the source. */
export function reasons(view: View, page: OutcomePage): TemplateResult {
  const { texts } = view;
  return html`
    <details class="details">
      <summary><span>${texts.say("outcome.why")}</span></summary>
      <div class="details-body">
        ${page.reasons.map(
          ({ because, source }) => html`
            <p>${because}</p>
            ${source ? html`<p class="source">${texts.say("outcome.source", { source })}</p>` : nothing}
          `,
        )}
        <p class="source">${texts.say("outcome.how-decided")}</p>
      </div>
    </details>
  `;
}

/** Pages to read on. They open apart, so that nothing here is lost. */
export function reading(view: View, { reading: pages = [] }: OutcomePage): TemplateResult | typeof nothing {
  const { texts } = view;
  return pages.length === 0
    ? nothing
    : html`
        ${heading(view.headingLevel + 1, texts.say("outcome.reading"), { size: "s" })}
        <ul>
          ${pages.map(
            ({ text, url }) => html`<li>
              <a href=${url} target="_blank" rel="noopener noreferrer">${text} ${texts.say("link.new-tab")}</a>
            </li>`,
          )}
        </ul>
      `;
}
