// SPDX-License-Identifier: Apache-2.0

/** In which people say an age. */
export const ageUnits = ["years", "months", "weeks", "days"] as const;
export type AgeUnit = (typeof ageUnits)[number];

const daysInMonth = 30.4375;

/**
 * An age in the form the core knows: days under 28 days, months under 24 months, else years. Rounded down, as people count.
 *
 * @returns nothing for "1 year": a child of 12 months and one of 23 need different help, so the months are asked
 */
export function ageInCoreForm(count: number, unit: AgeUnit): string | undefined {
  switch (unit) {
    case "days":
      return count < 28 ? `${count} days` : ageInCoreForm(Math.max(1, Math.floor(count / daysInMonth)), "months");
    case "weeks":
      return ageInCoreForm(count * 7, "days");
    case "months":
      return count === 0 ? undefined : count < 24 ? `${count} months` : `${Math.floor(count / 12)} years`;
    case "years":
      return count < 2 ? undefined : `${count} years`;
  }
}
