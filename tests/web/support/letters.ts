// SPDX-License-Identifier: Apache-2.0
import type { Answers } from "./patient.ts";

/** What a made-up man of 30 writes to the surgery. */
export const manLetter: Answers = {
  own_words: "It has hurt to wee since Saturday and it looks cloudy. It is hard to sit through a shift at work.",
  worry: "I would like to know what it is.",
  tried: "Drinking more water.",
  contact_how: "phone",
  contact_needs: [],
  registered_here: "yes",
  name: "Alex Example",
  birth_date: "1996-03-31",
  phone: "07700 900123",
};
