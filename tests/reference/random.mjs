// SPDX-License-Identifier: Apache-2.0
// Seeded random choices, so that every failure can be repeated from its seed.

/** mulberry32: small, and the same on every machine. */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A number from 0 up to, not including, 1. */
  fraction() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability) {
    return this.fraction() < probability;
  }

  /** A whole number from least to most, both included. */
  whole(least, most) {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  pick(list) {
    return list[this.whole(0, list.length - 1)];
  }

  /** Some of the list, at least `least` and at most `most`, in the list's order. */
  some(list, least, most = list.length) {
    const wanted = this.whole(Math.min(least, list.length), Math.min(most, list.length));
    const indexes = this.shuffle(list.map((_, index) => index)).slice(0, wanted);
    return indexes.sort((a, b) => a - b).map((index) => list[index]);
  }

  shuffle(list) {
    const shuffled = [...list];
    for (let i = shuffled.length - 1; i > 0; i -= 1) {
      const j = this.whole(0, i);
      [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
    }
    return shuffled;
  }
}
