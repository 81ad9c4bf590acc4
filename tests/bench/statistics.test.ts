// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { median, quantile, summarise } from "./statistics.ts";

test("the median of an odd row is its middle, of an even row between the two", () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 3, 2]), 2.5);
});

test("numbers are ordered as numbers, and the row given stays as it was", () => {
  const values = [100, 9, 20];
  assert.equal(median(values), 20);
  assert.deepEqual(values, [100, 9, 20]);
});

test("quantiles agree with R's quantile(type = 7)", () => {
  const values = [3, 6, 7, 8, 8, 10, 13, 15, 16, 20];
  assert.equal(quantile(values, 0.25), 7.25);
  assert.equal(quantile(values, 0.75), 14.5);
  assert.ok(Math.abs(quantile(values, 0.95) - 18.2) < 1e-9);
  assert.equal(quantile([10, 20, 40], 0.75), 30);
});

test("a summary of one value is that value", () => {
  assert.deepEqual(summarise([7]), { count: 1, least: 7, lowerQuartile: 7, median: 7, upperQuartile: 7, p95: 7, most: 7 });
});

test("nothing, and what is not a number, has no quantile", () => {
  assert.throws(() => median([]), RangeError);
  assert.throws(() => median([1, NaN]), RangeError);
});
