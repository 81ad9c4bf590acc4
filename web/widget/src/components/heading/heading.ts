// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from "lit/html.js";

type Content = string | TemplateResult;

/** Options of a heading: its look, and whether it is the page's own, which takes the focus when the page changes. */
export interface HeadingOptions {
  readonly size?: "l" | "m" | "s";
  readonly page?: boolean;
}

/** A heading of a level that the host page decides. */
export function heading(level: number, content: Content, { size = "m", page = false }: HeadingOptions = {}): TemplateResult {
  const look = `heading heading-${size}`;
  const focus = page ? "-1" : nothing;
  switch (Math.min(6, Math.max(1, level))) {
    case 1:
      return html`<h1 class=${look} tabindex=${focus} ?data-page=${page}>${content}</h1>`;
    case 2:
      return html`<h2 class=${look} tabindex=${focus} ?data-page=${page}>${content}</h2>`;
    case 3:
      return html`<h3 class=${look} tabindex=${focus} ?data-page=${page}>${content}</h3>`;
    case 4:
      return html`<h4 class=${look} tabindex=${focus} ?data-page=${page}>${content}</h4>`;
    case 5:
      return html`<h5 class=${look} tabindex=${focus} ?data-page=${page}>${content}</h5>`;
    default:
      return html`<h6 class=${look} tabindex=${focus} ?data-page=${page}>${content}</h6>`;
  }
}
