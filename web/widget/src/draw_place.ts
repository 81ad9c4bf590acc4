// SPDX-License-Identifier: Apache-2.0
import { html, type TemplateResult } from "lit/html.js";
import { checkPage } from "./components/letter/check.ts";
import { sentPage } from "./components/letter/sent.ts";
import { outcomePage } from "./components/outcome/outcome.ts";
import { questionPage } from "./components/question/question.ts";
import { toldIn, toldSoFar } from "./components/told/told.ts";
import { anythingElsePage } from "./components/topics/anything_else.ts";
import { topicsPage } from "./components/topics/topics.ts";
import { whichIsRightPage } from "./components/which_is_right/which_is_right.ts";
import type { Page } from "./pages.ts";
import type { Session } from "./session.ts";

/** The page of the place where the patient is, and what its buttons do. */
export function drawPlace(session: Session): TemplateResult {
  const { journey, view } = session;
  const { place } = journey;
  switch (place.kind) {
    case "page":
      return corePage(session, place.page);
    case "further-topic":
      return topics(session, "topics.further.title", "anything_else");
    case "sent":
      return sentPage(view, place.receipt, session.lastOutcome, {
        print: () => { session.print(); },
        restart: () => { session.clear(); },
      });
  }
}

function corePage(session: Session, page: Page): TemplateResult {
  const { journey, view } = session;
  const refuse = session.refuse.bind(session);
  switch (page.page) {
    case "wait":
      return html``;
    case "question":
      return questionPage(view, page, { answer: (text) => { void session.answer(page.linkId, text, page); }, refuse });
    case "choose-topic":
      return topics(session, "topics.title", "topic");
    case "anything-else":
      return anythingElsePage(view, {
        no: () => { void session.answer("anything_else", "no"); },
        yes: () => { session.words = ""; session.found = undefined; journey.chooseFurtherTopic(); },
        refuse,
      });
    case "which-is-right":
      return whichIsRightPage(view, page, { answer: (text) => { void session.answer("which_is_right", text); }, refuse });
    case "outcome":
      return outcomePage(view, page, toldSoFar(session.setup.engine, session.texts), session.outbox.canSend, {
        write: () => { void session.answer("write_letter", "true"); },
        askAnyway: () => { void session.answer("ask_anyway", "true"); },
        change: (linkId) => { journey.change(linkId); },
        print: () => { session.print(); },
        download: () => { session.download(); },
      });
    case "check":
      return checkPage(view, page, toldIn(page, session.setup.engine, session.texts), session.sending, {
        send: () => { void session.send(page.list); },
        change: (linkId) => { journey.change(linkId); },
        print: () => { session.print(); },
        download: () => { session.download(); },
      });
  }
}

function topics(session: Session, title: string, linkId: "topic" | "anything_else"): TemplateResult {
  const { journey, setup, texts, view } = session;
  const chosen = new Set(setup.engine.record("").answers.filter(([id]) => id === "topic" || id === "anything_else").map(([, topic]) => topic));
  return html`${topicsPage(
    view,
    {
      title: texts.say(title),
      topics: setup.engine.topics(),
      words: session.words,
      found: session.found,
      chosen: linkId === "topic" ? [] : [...chosen],
    },
    {
      search: (words) => { session.search(words); },
      choose: (topic) => {
        if (session.words.trim() !== "") {
          // Red flags are looked for in these words, whichever way the topic is found.
          journey.keep("words", session.words.trim());
        }
        void session.answer(linkId, topic);
      },
      submit: () => {
        if (session.words.trim() === "") {
          session.refuse({ field: "words", message: texts.say("error.required.words") });
        } else {
          setup.root.querySelector<HTMLElement>(".results button")?.focus();
        }
      },
    },
  )}`;
}
