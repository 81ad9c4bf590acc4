// SPDX-License-Identifier: Apache-2.0
import type { TemplateResult } from "lit/html.js";
import type { QuestionPage } from "../../pages.ts";
import type { Values } from "../../texts.ts";
import type { View } from "../view.ts";

/** What the form says: an answer in the core's form, or what is missing (a text's key) and where. */
export type Reading =
  | { readonly answer: string }
  | { readonly problem: string; readonly field: string; readonly values?: Values };

/** One way to answer a question. */
export interface Field {
  /** The heading and the controls, named by each other. */
  render(view: View, page: QuestionPage): TemplateResult;
  /** Reads the controls, as far as the core can't judge them. */
  read(form: FormData, page: QuestionPage, view: View): Reading;
  /** The control that an error leads to. */
  readonly first: string;
}

/** A text field's content. */
export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};

/** The ids that describe a control, in reading order. */
export function describedBy(view: View, page: QuestionPage, ...more: readonly string[]): string | undefined {
  const ids = [page.hint ? "hint" : "", ...more, view.mistake ? "error" : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** The label of "I'm not sure", in the question's words or the interface's. */
export const unsureLabel = ({ texts }: View, page: QuestionPage): string | undefined =>
  page.unsure === "" ? texts.say("unsure") : page.unsure;
