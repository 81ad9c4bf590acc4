// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit/html.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { describedBy, textOf, unsureLabel, type Field } from "./field.ts";
import { choice, divider, single } from "./parts.ts";

/** The other control of the question: writing a number unticks the box, ticking the box empties the number. */
function other(event: Event, selector: string): HTMLInputElement | null | undefined {
  return (event.currentTarget as HTMLElement).closest("form")?.querySelector<HTMLInputElement>(selector);
}

/** "38.5 °C" and "38.5C" are as clear as "38.5". */
function withoutUnit(text: string, unit: string): string {
  const end = /[^\d.\s-]+$/u.exec(text)?.[0] ?? "";
  return unit.toLowerCase().includes(end.toLowerCase()) ? text.slice(0, text.length - end.length).trim() : text;
}

/** A number with its unit, or "I haven't measured it". */
export const number: Field = {
  first: "answer",
  render(view, page) {
    const unsure = unsureLabel(view, page);
    const untick = (event: Event): void => {
      const box = other(event, "#answer-unsure");
      if (box && (event.currentTarget as HTMLInputElement).value !== "") {
        box.checked = false;
      }
    };
    const empty = (event: Event): void => {
      const input = other(event, "#answer");
      if (input && (event.currentTarget as HTMLInputElement).checked) {
        input.value = "";
      }
    };
    return single(
      view,
      page,
      html`
        <div class="input-row">
          <input
            class="input input-short"
            id="answer"
            name="number"
            type="text"
            inputmode=${page.decimals ? "decimal" : "numeric"}
            autocomplete="off"
            spellcheck="false"
            aria-describedby=${ifDefined(describedBy(view, page, ...(page.unit ? ["unit"] : [])))}
            aria-invalid=${view.mistake ? "true" : nothing}
            .defaultValue=${page.answer === "unsure" ? "" : (page.answer ?? "")}
            @input=${untick}
          />
          ${page.unit ? html`<span class="unit" id="unit">${page.unit}</span>` : nothing}
        </div>
        ${unsure === undefined
          ? nothing
          : html`<div class="choices choices-after">
              ${divider(view)}
              ${choice({
                kind: "checkbox", id: "answer-unsure", name: "unsure", value: "unsure", label: unsure,
                checked: page.answer === "unsure", change: empty,
              })}
            </div>`}
      `,
    );
  },
  read(form, page) {
    if (form.has("unsure")) {
      return { answer: "unsure" };
    }
    const text = withoutUnit(textOf(form, "number").replace(",", "."), page.unit ?? "");
    return text === ""
      ? { problem: page.unsure === undefined ? "error.required.number" : "error.required.number.unsure", field: this.first }
      : { answer: text };
  },
};
