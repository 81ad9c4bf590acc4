// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit";
import { texts } from "../texts.ts";

/** What was typed into a field of a form. */
const typed = (event: SubmitEvent, name: string): string =>
  (event.target as HTMLFormElement).querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? "";

/** A problem said above a form, and read out when it appears. */
export function problemBox(problem: string): TemplateResult | typeof nothing {
  return problem ? html`<div class="problem" role="alert" tabindex="-1" id="problem"><h2>There is a problem</h2><p>${problem}</p></div>` : nothing;
}

export function signInView(problem: string, busy: boolean, submit: (user: string, password: string) => void): TemplateResult {
  return html`
    <form class="narrow" novalidate @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      submit(typed(event, "user"), typed(event, "password"));
    }}>
      ${problemBox(problem)}
      <h1 tabindex="-1">${texts.signIn}</h1>
      <div class="field"><label for="user">${texts.user}</label>
        <input id="user" name="user" autocomplete="username" autocapitalize="none" spellcheck="false" required></div>
      <div class="field"><label for="password">${texts.password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required></div>
      <button ?disabled=${busy}>${texts.signIn}</button>
    </form>`;
}

export function passphraseView(problem: string, busy: boolean, submit: (passphrase: string) => void): TemplateResult {
  return html`
    <form class="narrow" novalidate @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      submit(typed(event, "passphrase"));
    }}>
      ${problemBox(problem)}
      <h1 tabindex="-1">${texts.openKey}</h1>
      <p>${texts.openKeyWhy}</p>
      <div class="field"><label for="passphrase">${texts.passphrase}</label>
        <input id="passphrase" name="passphrase" type="password" autocomplete="off" required></div>
      <button ?disabled=${busy}>${texts.openKey}</button>
      <p role="status">${busy ? texts.opening : ""}</p>
    </form>`;
}
