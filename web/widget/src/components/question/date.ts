// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit/html.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { textOf, type Field } from "./field.ts";
import { group } from "./parts.ts";

const parts = ["day", "month", "year"] as const;

/** A date in three fields, as people know it by heart. */
export const date: Field = {
  first: "answer-day",
  render(view, page) {
    const { texts, mistake } = view;
    const [year = "", month = "", day = ""] = page.answer?.split("-") ?? [];
    const value = { day, month, year };
    return group(
      view,
      page,
      html`<div class="date">
        ${parts.map(
          (part) => html`
            <div>
              <label class="label" for="answer-${part}">${texts.say(`date.${part}`)}</label>
              <input
                class="input ${part === "year" ? "input-year" : "input-two"}"
                id="answer-${part}"
                name=${part}
                type="text"
                inputmode="numeric"
                autocomplete=${ifDefined(page.autocomplete === "bday" ? `bday-${part}` : undefined)}
                aria-invalid=${mistake ? "true" : nothing}
                .defaultValue=${value[part].replace(/^0+/, "")}
              />
            </div>
          `,
        )}
      </div>`,
    );
  },
  read(form, page) {
    const [day = "", month = "", year = ""] = parts.map((part) => textOf(form, part));
    if (day === "" && month === "" && year === "") {
      return page.required === false ? { answer: "" } : { problem: "error.required.date", field: this.first };
    }
    for (const [part, value] of Object.entries({ day, month, year })) {
      if (!/^\d+$/.test(value)) {
        return { problem: `error.date.${part}`, field: `answer-${part}` };
      }
    }
    return { answer: `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` };
  },
};
