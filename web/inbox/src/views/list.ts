// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit";
import type { LetterPage, LetterRow, List, State } from "../api.ts";
import { texts } from "../texts.ts";
import { isLate, when } from "../time.ts";
import { problemBox } from "./sign_in.ts";

export interface ListActions {
  readonly show: (state: State, list: List | undefined) => void;
  readonly open: (row: LetterRow) => void;
  readonly more: () => void;
}

/** What happened since, in words; empty if nothing did. */
export interface Said {
  readonly problem: string;
  readonly status: string;
}

const lists: readonly List[] = ["urgent", "clinical", "admin"];

export function listView(page: LetterPage, state: State, list: List | undefined, said: Said, now: Date, actions: ListActions): TemplateResult {
  const tab = (value: List | undefined, label: string, count: number): TemplateResult => html`
    <button class="tab" aria-pressed=${value === list} @click=${() => { actions.show(state, value); }}>
      ${label}${state === "new" ? html` <span class="count">${count}</span>` : nothing}</button>`;
  const all = lists.reduce((sum, each) => sum + page.new[each], 0);
  return html`
    ${problemBox(said.problem)}
    <h1 tabindex="-1">${texts.title}</h1>
    <div class="tabs" role="group" aria-label="Which letters">
      ${tab(undefined, "All", all)}
      ${lists.map((each) => tab(each, texts.lists[each], page.new[each]))}
    </div>
    <div class="tabs" role="group" aria-label="Which state">
      ${(["new", "done"] as const).map((each) => html`
        <button class="tab small" aria-pressed=${each === state} @click=${() => { actions.show(each, list); }}>${texts.states[each]}</button>`)}
      <button class="link" @click=${() => { actions.show(state, list); }}>${texts.refresh}</button>
    </div>
    <p role="status">${said.status}</p>
    ${page.letters.length === 0 ? html`<p class="empty">${texts.none}</p>` : html`
      <table class="letters">
        <caption class="visually-hidden">${texts.states[state]}: ${list ? texts.lists[list] : "all lists"}</caption>
        <thead><tr><th scope="col">${texts.reference}</th><th scope="col">List</th><th scope="col">${texts.received}</th><th scope="col">${texts.answerBy}</th></tr></thead>
        <tbody>${page.letters.map((row) => rowView(row, now, actions))}</tbody>
      </table>`}
    ${page.next === null ? nothing : html`<button class="secondary" @click=${actions.more}>${texts.more}</button>`}`;
}

function rowView(row: LetterRow, now: Date, actions: ListActions): TemplateResult {
  const late = row.state === "new" && isLate(row.answerBy, now);
  return html`
    <tr class=${row.list}>
      <th scope="row"><button class="link reference" @click=${() => { actions.open(row); }}>${row.reference}</button></th>
      <td data-label="List"><span class="tag ${row.list}">${texts.lists[row.list]}</span></td>
      <td data-label=${texts.received}>${when(row.receivedAt)}</td>
      <td data-label=${texts.answerBy}>${when(row.answerBy)}${late ? html` <strong class="late">${texts.late}</strong>` : nothing}</td>
    </tr>`;
}
