// SPDX-License-Identifier: Apache-2.0
import type { Surgery } from "../surgery.ts";
import type { Texts } from "../texts.ts";

/** What is wrong with an answer, and the field to mend it in. */
export interface Mistake {
  readonly field: string;
  readonly message: string;
}

/** What every component may know of its surroundings. */
export interface View {
  readonly texts: Texts;
  readonly surgery: Surgery;
  /** Level of a page's heading; what stands under it is one deeper. */
  readonly headingLevel: number;
  /** Who is asking: `me`, `child`, `other`, or not known yet. */
  readonly who: string | undefined;
  readonly mistake: Mistake | undefined;
}
