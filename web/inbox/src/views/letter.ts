// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit";
import type { LetterRow } from "../api.ts";
import type { Letter } from "../letter/bundle.ts";
import type { Examined, Finding } from "../letter/examine.ts";
import { texts } from "../texts.ts";
import { when } from "../time.ts";
import { personValue, sentBecause } from "../words.ts";
import { problemBox } from "./sign_in.ts";

export interface LetterActions {
  readonly back: () => void;
  readonly mark: () => void;
  readonly copy: () => void;
  readonly download: () => void;
}

/** A letter that was opened, or why it was not. */
export type Shown = { readonly examined: Examined } | { readonly unopened: string };

export function letterView(row: LetterRow, shown: Shown, problem: string, status: string, actions: LetterActions): TemplateResult {
  const letter = "examined" in shown ? shown.examined.letter : undefined;
  return html`
    <button class="link back" @click=${actions.back}>${texts.back}</button>
    ${problemBox(problem)}
    <h1 tabindex="-1">${row.reference} <span class="tag ${row.list}">${texts.lists[row.list]}</span></h1>
    <p class="times">${texts.received} ${when(row.receivedAt)}. ${texts.answerBy} ${when(row.answerBy)}.</p>
    ${"unopened" in shown ? html`<div class="problem"><h2>${shown.unopened}</h2></div>` : nothing}
    ${"examined" in shown ? failuresView(shown.examined.findings) : nothing}
    ${letter ? contentView(letter) : nothing}
    ${"examined" in shown ? checksView(shown.examined.findings) : nothing}
    <div class="actions">
      <button @click=${actions.mark}>${row.state === "new" ? texts.markDone : texts.markUndone}</button>
      ${letter ? html`<button class="secondary" @click=${actions.copy}>${texts.copy}</button>` : nothing}
      ${"examined" in shown ? html`<button class="secondary" @click=${actions.download}>${texts.download}</button>` : nothing}
    </div>
    <p role="status">${status}</p>`;
}

/** What failed stands above the letter. */
function failuresView(findings: readonly Finding[]): TemplateResult | typeof nothing {
  const failed = findings.filter((finding) => !finding.passed);
  return failed.length === 0 ? nothing : html`
    <section class="problem"><h2>${failed.length === 1 ? "A check failed" : `${failed.length} checks failed`}</h2>
      <ul>${failed.map(findingView)}</ul></section>`;
}

/** What was looked at, for whoever wants to know. */
function checksView(findings: readonly Finding[]): TemplateResult {
  return html`
    <details class="checks"><summary>${texts.checked}: ${findings.filter(({ passed }) => passed).length} of ${findings.length} ${texts.passed}</summary>
      <ul>${findings.map(findingView)}</ul></details>`;
}

const findingView = ({ check, passed, detail }: Finding): TemplateResult => html`
  <li class=${passed ? "passed" : "failed"}><strong>${passed ? texts.passed : texts.failed}</strong>: ${texts.checks[check]}.
    ${detail ? html`<span class="detail">${texts.found}: ${detail}.</span>` : nothing}</li>`;

function contentView(letter: Letter): TemplateResult {
  const { level, asked } = sentBecause(letter);
  return html`
    <p class="banner">${texts.identity}${letter.contentStatus === "approved" ? nothing : html` ${texts.draft}`}</p>
    <section><h2>${texts.ownWords}</h2><blockquote>${letter.ownWords}</blockquote></section>
    ${letter.flags.length + letter.withdrawn.length === 0 ? nothing : html`
      <section class="flags"><h2>${texts.flags}</h2><ul>
        ${letter.flags.map(({ question, answer }) => html`<li>${question} <strong>${answer}</strong></li>`)}
        ${letter.withdrawn.map((text) => html`<li>${texts.withdrawn}: <strong>${text}</strong></li>`)}</ul></section>`}
    <section><h2>${texts.why}</h2>
      <p><span class="tag ${letter.list}">${level}</span> ${letter.topics.join(", ")}</p>
      <p>${letter.why}</p>
      ${asked ? html`<p>${asked}.</p>` : nothing}
    </section>
    <section><h2>${texts.person}</h2>
      ${letter.proxy ? html`<p>${texts.forSomeone}</p>` : nothing}
      <dl>${letter.person.map(([key, value]) => html`<div><dt>${texts[key]}</dt><dd>${personValue(key, value)}</dd></div>`)}</dl></section>
    <section><h2>${texts.asked}</h2>
      <dl class="answers">${letter.items.map(({ question, answer }) => html`<div><dt>${question}</dt><dd>${answer}</dd></div>`)}</dl></section>`;
}
