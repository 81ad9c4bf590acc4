// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit/html.js";
import { ageInCoreForm, ageUnits, type AgeUnit } from "./age_form.ts";
import { textOf, type Field, type Reading } from "./field.ts";
import { choice, group } from "./parts.ts";

/** Age: years for oneself; for anyone else years, months, weeks or days. */
export const age: Field = {
  first: "answer",
  render(view, page) {
    const { texts, who, mistake } = view;
    const [count = "", unit = ""] = page.answer?.split(" ") ?? [];
    return group(
      view,
      page,
      html`
        <div class="input-row">
          <label class=${who === "me" ? "visually-hidden" : "label"} for="answer">${texts.say("age.label")}</label>
          <input
            class="input input-short"
            id="answer"
            name="number"
            type="text"
            inputmode="numeric"
            autocomplete="off"
            aria-invalid=${mistake?.field === "answer" ? "true" : nothing}
            .defaultValue=${count}
          />
          ${who === "me" ? html`<span class="unit">${texts.say("age.unit.years")}</span>` : nothing}
        </div>
        ${who === "me"
          ? nothing
          : html`<div class="choices choices-inline" role="radiogroup" aria-label=${texts.say("age.unit")}>
              ${ageUnits.map((each) =>
                choice({
                  kind: "radio", id: `unit-${each}`, name: "unit", value: each, label: texts.say(`age.unit.${each}`),
                  checked: unit === each,
                }),
              )}
            </div>`}
      `,
    );
  },
  read(form, _page, { who }): Reading {
    const count = textOf(form, "number");
    const unit = who === "me" ? "years" : (form.get("unit") as AgeUnit | null);
    if (count === "") {
      return { problem: "error.required.age", field: this.first };
    }
    if (!/^\d{1,3}$/.test(count)) {
      return { problem: "error.bad-age", field: this.first };
    }
    if (!unit) {
      return { problem: "error.required.age.unit", field: "unit-years" };
    }
    const answer = ageInCoreForm(Number(count), unit);
    if (answer === undefined) {
      return { problem: who === "me" ? "error.bad-age" : "error.age-in-months", field: this.first };
    }
    return { answer };
  },
};
