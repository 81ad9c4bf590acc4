// SPDX-License-Identifier: Apache-2.0
// Ages. content-format.md, "A question": "Age is the question `age`, one number: days under 28 days, months (1 to 23)
// under 24 months, else years (2 to 120)."

const LIMITS = { days: [0, 27], months: [1, 23], years: [2, 120] };

/** Reads "20 days", "18 months" or "30 years" (the singular is accepted). Throws on anything else. */
export function parseAge(text) {
  const match = /^(\d+) (day|month|year)s?$/.exec(text);
  if (!match) throw new Error(`not an age: ${JSON.stringify(text)}`);
  const age = { number: Number(match[1]), unit: `${match[2]}s` };
  const [least, most] = LIMITS[age.unit];
  if (age.number < least || age.number > most) throw new Error(`not an age: ${JSON.stringify(text)}`);
  return age;
}

/**
 * What conditions read. "A younger unit is exact, an older one is at its start: 20 days is 0 months and 0 years;
 * 18 months is 1 year; 3 years is 36 months." A month is here at least 28 days, which is all that can be told, because
 * "`age_days` beyond 28" is an error.
 */
export function ageNumbers(text) {
  if (!NUMBERS.has(text)) NUMBERS.set(text, workOutNumbers(text));
  return NUMBERS.get(text);
}

const NUMBERS = new Map();

function workOutNumbers(text) {
  const { number, unit } = parseAge(text);
  if (unit === "days") return { age_days: number, age_months: 0, age_years: 0 };
  if (unit === "months") return { age_days: number * 28, age_months: number, age_years: Math.floor(number / 12) };
  return { age_days: number * 365, age_months: number * 12, age_years: number };
}

/** Every age there is: 170 of them, so that nobody has to reason about which ones differ. */
export function everyAge() {
  const ages = [];
  for (const [unit, [least, most]] of Object.entries(LIMITS)) {
    for (let number = least; number <= most; number += 1) ages.push(`${number} ${unit}`);
  }
  return ages;
}
