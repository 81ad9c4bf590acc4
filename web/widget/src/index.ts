// SPDX-License-Identifier: Apache-2.0
import { html, LitElement, type TemplateResult } from "lit";
import { startCore, textAt } from "./wasm.ts";

/** `<signpost-widget>`: draws the pages that the core describes. */
export class SignpostWidget extends LitElement {
  static override properties = { version: { state: true } };

  declare version: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.start();
  }

  private async start(): Promise<void> {
    const core = await startCore(await fetch(new URL("signpost.wasm", import.meta.url)));
    this.version = textAt(core, core.signpost_version());
  }

  override render(): TemplateResult {
    return html`<p>Signpost ${this.version}</p>`;
  }
}

customElements.define("signpost-widget", SignpostWidget);
