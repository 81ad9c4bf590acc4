// SPDX-License-Identifier: Apache-2.0
import type { List } from "../pages.ts";

/** The inbox's word that a letter is on its disk (docs/inbox-api.md). */
export interface Receipt {
  readonly reference: string;
  readonly list: List;
  readonly receivedAt: string;
  readonly answerBy: string;
  readonly answerWords: string;
}

/** Nothing but a complete receipt counts as "sent". */
export function isReceipt(value: unknown): value is Receipt {
  const receipt = value as Partial<Receipt> | null;
  return typeof receipt?.reference === "string" && receipt.reference !== "" && typeof receipt.answerWords === "string";
}
