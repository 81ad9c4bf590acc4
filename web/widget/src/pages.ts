// SPDX-License-Identifier: Apache-2.0
// What the core says, as docs/core-interface.md describes it. A key with nothing to say is absent.

export type Level = "call-999" | "emergency" | "urgent" | "soon" | "routine" | "self-care";
export type List = "urgent" | "clinical" | "admin";
export type Card = "emergency" | "urgent" | "non-urgent" | "none";
export type AdviceKind = "do" | "avoid" | "medicine" | "duration" | "watch" | "help";

/** One choice of a question; `none` marks the box "None of these". */
export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
  readonly none?: boolean;
}

/** A question, in the words for who is asking. */
export interface QuestionPage {
  readonly page: "question";
  readonly linkId: string;
  readonly phase: "screen" | "triage" | "outcome" | "letter";
  readonly topic?: string;
  readonly type: "boolean" | "choice" | "checklist" | "number" | "age" | "date" | "string" | "text";
  readonly text: string;
  readonly hint?: string;
  readonly why?: string;
  readonly options?: readonly Option[];
  /** The answer given before. */
  readonly answer?: string;
  /** The label of "I'm not sure"; empty: the interface's own words; absent: not offered. */
  readonly unsure?: string;
  readonly required?: boolean;
  readonly sensitive?: boolean;
  readonly number?: number;
  readonly min?: string;
  readonly max?: string;
  readonly decimals?: number;
  readonly unit?: string;
  readonly maxLength?: number;
  readonly format?: "name" | "phone" | "email" | "postcode" | "nhs-number";
  readonly autocomplete?: string;
}

export interface ChooseTopicPage {
  readonly page: "choose-topic";
  readonly words?: string;
}

export interface AnythingElsePage {
  readonly page: "anything-else";
  readonly words?: string;
}

/** An emergency answer was taken back. */
export interface WhichIsRightPage {
  readonly page: "which-is-right";
  readonly linkId: string;
  readonly text: string;
  readonly first: readonly string[];
  readonly changed: readonly string[];
}

export interface AdviceItem {
  readonly id: string;
  readonly text: string;
}

export interface Reason {
  readonly rule: string;
  readonly because: string;
  readonly source?: string;
}

export interface OutcomePage {
  readonly page: "outcome";
  readonly level: Level;
  /** Minutes. */
  readonly within?: number;
  readonly destinations: readonly string[];
  readonly card: Card;
  readonly topics: readonly { readonly id: string; readonly title: string }[];
  readonly reasons: readonly Reason[];
  readonly advice: { readonly [kind in AdviceKind]?: readonly AdviceItem[] };
  readonly reading?: readonly { readonly text: string; readonly url: string }[];
  readonly letter: "none" | "offered" | "expected";
  readonly askAnyway?: boolean;
  readonly closed?: boolean;
  /** NHS 111 is a destination, and its online service takes somebody of this age. */
  readonly online111?: boolean;
  readonly sensitive?: boolean;
  readonly asked?: { readonly advised: Level; readonly destinations: readonly string[] };
  readonly status?: string;
}

export interface CheckItem {
  readonly linkId: string;
  readonly text: string;
  readonly answer: string;
  readonly display: string;
  readonly phase?: string;
  readonly withdrawn?: string;
}

export interface CheckPage {
  readonly page: "check";
  readonly items: readonly CheckItem[];
  readonly list: List;
}

/** The questions about you are answered, and no more content is loaded. */
export interface WaitPage {
  readonly page: "wait";
}

export type Page = WaitPage | QuestionPage | ChooseTopicPage | AnythingElsePage | WhichIsRightPage | OutcomePage | CheckPage;

/** Why an answer was not taken. Nothing changed. */
export interface Refusal {
  readonly error: string;
  readonly linkId?: string;
  readonly detail?: string;
  readonly min?: string | number;
  readonly max?: string | number;
}

export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly bodyParts?: readonly string[];
  readonly sensitive?: boolean;
  readonly kind?: "clinical" | "administration";
}

/** The topics offered to this patient, by title. */
export interface Topics {
  readonly topics: readonly Topic[];
  readonly bodyParts: readonly { readonly value: string; readonly text: string }[];
}

/** Best first. */
export interface Found {
  readonly results: readonly { readonly topic: string; readonly title: string }[];
  readonly somethingElse?: string;
  readonly flags?: readonly string[];
}

/** What replays to the same outcome. */
export interface JourneyRecord {
  readonly content: string;
  readonly answers: readonly (readonly [linkId: string, text: string])[];
  /** Where the answers led, once they have led somewhere. */
  readonly outcome?: {
    readonly level: string;
    readonly within?: number;
    readonly destinations: readonly string[];
    readonly rules: readonly string[];
  };
}

/** `index.json`: what a page needs before anything else. */
export interface Index {
  readonly format: 1;
  readonly version: string;
  readonly status: string;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** SHA-256 of the topics file, hexadecimal. */
  readonly content: string;
  /** Name of the topics file, beside the index. */
  readonly topics: string;
  /** Base64: compact content with the questions about you alone. */
  readonly start: string;
  readonly strings: Readonly<Record<string, string>>;
}
