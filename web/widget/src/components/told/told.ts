// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Engine } from "../../engine.ts";
import type { CheckPage, QuestionPage } from "../../pages.ts";
import type { Texts } from "../../texts.ts";
import type { View } from "../view.ts";

/** One thing that the patient told, in the patient's words. */
export interface Told {
  readonly linkId: string;
  readonly text: string;
  readonly display: string;
  readonly withdrawn?: string | undefined;
}

export interface ToldActions {
  readonly change: (linkId: string) => void;
}

/** The questions answered so far, each once, in order. */
export function toldSoFar(engine: Engine, texts: Texts): Told[] {
  const linkIds = new Set(engine.record("").answers.map(([linkId]) => linkId));
  const told: Told[] = [];
  for (const linkId of linkIds) {
    const page = engine.question(linkId);
    if (page?.page === "question" && page.answer !== undefined) {
      told.push({ linkId, text: page.text, display: displayed(page, texts) });
    }
  }
  return told;
}

/** What will be sent, in the same words as before. */
export function toldIn({ items }: CheckPage, engine: Engine, texts: Texts): (Told & { readonly phase: string | undefined })[] {
  return items.map(({ linkId, text, display, phase, withdrawn }) => {
    const page = engine.question(linkId);
    return { linkId, text, phase, withdrawn, display: page?.page === "question" ? displayed(page, texts) : display };
  });
}

/** An answer as the patient saw it. */
function displayed(page: QuestionPage, texts: Texts): string {
  const answer = page.answer ?? "";
  if (answer === "unsure") {
    return page.unsure === undefined || page.unsure === "" ? texts.say("unsure") : page.unsure;
  }
  switch (page.type) {
    case "boolean":
      return texts.say(answer === "true" ? "yes" : "no");
    case "choice":
    case "checklist": {
      const chosen = new Set(answer.split(","));
      return (page.options ?? []).filter(({ value }) => chosen.has(value)).map(({ text }) => text).join(texts.say("list.separator"));
    }
    case "age": {
      const [count = "", unit = ""] = answer.split(" ");
      return texts.say(`age.${unit}`, { count: Number(count) });
    }
    case "date":
      return texts.date(answer);
    default:
      return page.unit ? `${answer} ${page.unit}` : answer;
  }
}

/** Questions and answers, each with a link to change it. */
export function toldList({ texts }: View, told: readonly Told[], { change }: ToldActions): TemplateResult {
  return html`
    <dl class="told">
      ${told.map(
        ({ linkId, text, display, withdrawn }) => html`
          <div class="told-row">
            <dt>${text}</dt>
            <dd class="told-answer">
              <span class="told-words">${display === "" ? texts.say("told.nothing") : display}</span>
              ${withdrawn ? html`<span class="told-withdrawn">${texts.say("told.withdrawn", { answer: withdrawn })}</span>` : nothing}
            </dd>
            <dd class="told-change no-print">
              <button class="link" type="button" data-change=${linkId} @click=${() => { change(linkId); }}>
                ${texts.say("told.change")}<span class="visually-hidden"> ${texts.say("told.change.what", { question: text })}</span>
              </button>
            </dd>
          </div>
        `,
      )}
    </dl>
  `;
}

/** The same, folded away; open where someone is to be shown it. */
export function toldDetails(view: View, told: readonly Told[], actions: ToldActions, open: boolean): TemplateResult {
  return html`
    <details class="details" ?open=${open}>
      <summary><span>${view.texts.say("told.title")}</span></summary>
      <div class="details-body">${toldList(view, told, actions)}</div>
    </details>
  `;
}
