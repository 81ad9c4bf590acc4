// SPDX-License-Identifier: Apache-2.0

/** Values that stand in a text as `{name}`. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * The interface's texts in one language. They come with the content (content/languages); none stands in code.
 *
 *     "left.one": "1 letter left", "left.other": "{count} letters left"
 *     texts.say("left", { count: 12 }); // "12 letters left"
 */
export class Texts {
  readonly #strings: Readonly<Record<string, string>>;
  readonly #language: string;
  readonly #numbers: Intl.NumberFormat;
  readonly #plurals: Intl.PluralRules;

  constructor(strings: Readonly<Record<string, string>>, language: string) {
    this.#strings = strings;
    // English here is Britain's: the day before the month.
    this.#language = language === "en" ? "en-GB" : language;
    this.#numbers = new Intl.NumberFormat(language);
    this.#plurals = new Intl.PluralRules(language);
  }

  has(key: string): boolean {
    return key in this.#strings;
  }

  /** A text with its values; with a `count`, the form that the language uses for it. A text that is missing shows its key. */
  say(key: string, values: Values = {}): string {
    const { count } = values;
    const form = typeof count === "number" ? `${key}.${this.#plurals.select(count)}` : key;
    const text = this.#strings[form] ?? this.#strings[`${key}.other`] ?? this.#strings[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return typeof value === "number" ? this.#numbers.format(value) : (value ?? whole);
    });
  }

  /** A day written as `1990-02-28`, as people write it in this language. */
  date(day: string): string {
    const date = new Date(`${day}T00:00:00Z`);
    return Number.isNaN(date.getTime())
      ? day
      : new Intl.DateTimeFormat(this.#language, { dateStyle: "long", timeZone: "UTC" }).format(date);
  }

  /** The first of these texts that exists, most specific first. */
  first(keys: readonly string[], values: Values = {}): string {
    return this.say(keys.find((key) => this.has(key)) ?? keys.at(-1) ?? "", values);
  }
}
