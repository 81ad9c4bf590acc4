// SPDX-License-Identifier: Apache-2.0

/** What is said of a row of measurements, in their unit. */
export interface Summary {
  readonly count: number;
  readonly least: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly p95: number;
  readonly most: number;
}

/**
 * The value below which this share of the values lies, between neighbours by straight line (R's type 7).
 *
 *     quantile([10, 20, 40], 0.75); // 30
 *
 * @param values in any order, at least one
 * @param share 0 to 1
 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0 || !values.every(Number.isFinite)) {
    throw new RangeError("A quantile needs at least one number, and numbers only");
  }
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function summarise(values: readonly number[]): Summary {
  return {
    count: values.length,
    least: quantile(values, 0),
    lowerQuartile: quantile(values, 0.25),
    median: median(values),
    upperQuartile: quantile(values, 0.75),
    p95: quantile(values, 0.95),
    most: quantile(values, 1),
  };
}
