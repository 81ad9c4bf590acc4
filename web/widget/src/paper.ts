// SPDX-License-Identifier: Apache-2.0
import { outcomeTitle } from "./components/outcome/destinations.ts";
import type { Told } from "./components/told/told.ts";
import type { View } from "./components/view.ts";
import type { AdviceKind, OutcomePage } from "./pages.ts";

const kinds: readonly AdviceKind[] = ["do", "avoid", "medicine", "duration", "watch", "help"];

/** The outcome and what was told, as plain text to keep or to show someone. */
export function summaryText(view: View, outcome: OutcomePage | undefined, told: readonly Told[]): string {
  const { texts, surgery } = view;
  const lines: string[] = [texts.say("summary.title", { date: new Date().toLocaleString(document.documentElement.lang || undefined) }), ""];
  if (outcome) {
    lines.push(outcomeTitle(view, outcome).toUpperCase());
    for (const { because } of outcome.reasons) {
      lines.push(because);
    }
    for (const kind of kinds) {
      const items = outcome.advice[kind] ?? [];
      if (items.length > 0) {
        lines.push("", texts.say(`advice.${kind}`), ...items.map(({ text }) => `- ${text}`));
      }
    }
    lines.push("");
  }
  lines.push(texts.say("told.title"));
  for (const { text, display } of told) {
    lines.push(`- ${text} ${display}`);
  }
  lines.push("", texts.say("help.surgery", { surgery: surgery.name }), surgery.phone, "", texts.say("summary.note"));
  return `${lines.join("\n")}\n`;
}

/** Saves a text as a file. Nothing is sent: the file is made here. */
export function download(text: string, name: string): void {
  const link = document.createElement("a");
  // The mark at the start tells Windows that this is UTF-8.
  link.href = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => { URL.revokeObjectURL(link.href); }, 10_000);
}

/** Prints the widget alone, with everything unfolded, and leaves the host page as it was. */
export function print(widget: HTMLElement, root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("@media print { body * { visibility: hidden !important } }");
  const folded = [...root.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  widget.toggleAttribute("data-signpost-print", true);
  for (const details of folded) {
    details.open = true;
  }
  window.print();
  for (const details of folded) {
    details.open = false;
  }
  widget.toggleAttribute("data-signpost-print", false);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
}
