// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Found, Topics } from "../../pages.ts";
import { errorMessage } from "../error_summary/error_summary.ts";
import { heading } from "../heading/heading.ts";
import type { View } from "../view.ts";

/** What the list of topics needs: the topics, and what has been searched for so far. */
export interface TopicChoice {
  readonly title: string;
  readonly topics: Topics;
  readonly words: string;
  readonly found: Found | undefined;
  /** Topics already chosen; they aren't offered again. */
  readonly chosen: readonly string[];
}

/** What can be done on the list of topics. */
export interface TopicActions {
  readonly search: (words: string) => void;
  readonly choose: (topic: string) => void;
  /** "Search" or Enter: to the results. */
  readonly submit: () => void;
}

/** What is wrong: in the patient's own words, by the part of the body, from A to Z, or something else. */
export function topicsPage(view: View, choice: TopicChoice, { search, choose, submit }: TopicActions): TemplateResult {
  const { texts, headingLevel } = view;
  const { topics, bodyParts } = choice.topics;
  const offered = topics.filter(({ id }) => !choice.chosen.includes(id));
  const link = (topic: { readonly id: string; readonly title: string }): TemplateResult => html`
    <li><button class="topic" type="button" data-topic=${topic.id} @click=${() => { choose(topic.id); }}>${topic.title}</button></li>
  `;
  const list = (of: typeof topics): TemplateResult => html`<ul class="topics">${of.map(link)}</ul>`;
  const section = (title: string, of: typeof topics): TemplateResult | typeof nothing =>
    of.length === 0
      ? nothing
      : html`<details class="expander"><summary><span>${title}</span></summary>${list(of)}</details>`;

  return html`
    <form role="search" novalidate autocomplete="off" @submit=${(event: Event) => { event.preventDefault(); submit(); }}>
      <div class=${view.mistake ? "has-error" : ""}>
        ${heading(headingLevel, html`<label for="words">${choice.title}</label>`, { size: "l", page: true })}
        <p class="hint" id="hint">${texts.say("topics.hint")}</p>
        ${errorMessage(view)}
        <div class="search">
          <input
            class="input"
            id="words"
            name="words"
            type="text"
            maxlength="160"
            enterkeyhint="search"
            autocomplete="off"
            aria-describedby="hint"
            .value=${choice.words}
            @input=${(event: InputEvent) => { search((event.currentTarget as HTMLInputElement).value); }}
          />
          <button class="button" type="submit">${texts.say("topics.search")}</button>
        </div>
      </div>
    </form>
    <div class="results">${results(view, choice, link)}</div>
    ${heading(headingLevel + 1, texts.say("topics.by-body-part"), { size: "s" })}
    <div class="expanders">
      ${bodyParts.map(({ value, text }) => section(text, offered.filter((topic) => topic.bodyParts?.includes(value))))}
      ${section(texts.say("topics.administration"), offered.filter(({ kind }) => kind === "administration"))}
    </div>
    ${heading(headingLevel + 1, texts.say("topics.a-to-z"), { size: "s" })}
    <div class="expanders">${section(texts.say("topics.all", { count: offered.length }), offered)}</div>
  `;
}

function results(
  { texts, headingLevel }: View,
  { found, words, chosen }: TopicChoice,
  link: (topic: { id: string; title: string }) => TemplateResult,
): TemplateResult | typeof nothing {
  if (!found || words.trim() === "") {
    return nothing;
  }
  const offered = found.results.filter(({ topic }) => !chosen.includes(topic)).slice(0, 6);
  const { somethingElse } = found;
  return html`
    ${heading(headingLevel + 1, texts.say(offered.length > 0 ? "topics.found" : "topics.found-nothing"), { size: "s" })}
    <ul class="topics">
      ${offered.map(({ topic, title }) => link({ id: topic, title }))}
      ${somethingElse && !offered.some(({ topic }) => topic === somethingElse)
        ? link({ id: somethingElse, title: texts.say("topics.something-else") })
        : nothing}
    </ul>
  `;
}
