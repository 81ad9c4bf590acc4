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
  readonly #numbers: Intl.NumberFormat;
  readonly #plurals: Intl.PluralRules;

  constructor(strings: Readonly<Record<string, string>>, language: string) {
    this.#strings = strings;
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

  /** The first of these texts that exists, most specific first. */
  first(keys: readonly string[], values: Values = {}): string {
    return this.say(keys.find((key) => this.has(key)) ?? keys.at(-1) ?? "", values);
  }
}
