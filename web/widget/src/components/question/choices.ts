// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit/html.js";
import type { Option, QuestionPage } from "../../pages.ts";
import type { View } from "../view.ts";
import { unsureLabel, type Field } from "./field.ts";
import { choice, divider, group } from "./parts.ts";

function optionsOf({ texts }: View, page: QuestionPage): readonly Option[] {
  return page.type === "boolean"
    ? [
        { value: "true", text: texts.say("yes") },
        { value: "false", text: texts.say("no") },
      ]
    : (page.options ?? []);
}

/** Yes or no, or one of several. */
export const radios: Field = {
  first: "answer-0",
  render(view, page) {
    const options = optionsOf(view, page);
    const unsure = unsureLabel(view, page);
    const box = (option: Option, index: number): unknown =>
      choice({
        kind: "radio", id: `answer-${index}`, name: "answer", value: option.value, label: option.text, hint: option.hint,
        checked: page.answer === option.value,
      });
    return group(
      view,
      page,
      html`<div class=${page.type === "boolean" && unsure === undefined ? "choices choices-inline" : "choices"}>
        ${options.map(box)}
        ${unsure === undefined
          ? nothing
          : html`${options.length > 2 ? divider(view) : nothing}${box({ value: "unsure", text: unsure }, options.length)}`}
      </div>`,
    );
  },
  read(form) {
    const answer = form.get("answer");
    return typeof answer === "string" ? { answer } : { problem: "error.required.choice", field: this.first };
  },
};

// "None of these" and "I'm not sure" exclude the rest, and the rest excludes them.
function exclude(event: Event): void {
  const ticked = event.currentTarget as HTMLInputElement;
  const boxes = ticked.closest("fieldset")?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [];
  const alone = (box: HTMLInputElement): boolean => box.name === "alone";
  if (ticked.checked) {
    for (const box of boxes) {
      if (box !== ticked && (alone(ticked) || alone(box))) {
        box.checked = false;
      }
    }
  }
}

/** Any number of boxes, or none of them. */
export const checkboxes: Field = {
  first: "answer-0",
  render(view, page) {
    const options = page.options ?? [];
    const unsure = unsureLabel(view, page);
    const ticked = new Set(page.answer?.split(","));
    const last: Option[] = options.filter(({ none }) => none);
    if (unsure !== undefined) {
      last.push({ value: "unsure", text: unsure });
    }
    const box = (option: Option, index: number, alone: boolean): unknown =>
      choice({
        kind: "checkbox", id: `answer-${index}`, name: alone ? "alone" : "answer", value: option.value, label: option.text,
        hint: option.hint, checked: ticked.has(option.value), change: exclude,
      });
    const several = options.filter(({ none }) => !none);
    return group(
      view,
      page,
      html`${page.hint ? nothing : html`<p class="hint">${view.texts.say("question.checklist.hint")}</p>`}
        <div class="choices">
          ${several.map((option, index) => box(option, index, false))} ${last.length > 0 ? divider(view) : nothing}
          ${last.map((option, index) => box(option, several.length + index, true))}
        </div>`,
    );
  },
  read(form) {
    const ticked = [...form.getAll("answer"), ...form.getAll("alone")].filter((value) => typeof value === "string");
    return ticked.length > 0
      ? { answer: ticked.join(",") }
      : { problem: "error.required.checklist", field: this.first };
  },
};
