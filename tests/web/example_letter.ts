// SPDX-License-Identifier: Apache-2.0
// Prints the example of docs/letters.md: the letter of a man of 30 with burning and cloudy urine.
import { exampleLetter } from "./support/example.ts";

console.log(JSON.stringify(JSON.parse(await exampleLetter()), null, 2));
