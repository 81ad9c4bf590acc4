// SPDX-License-Identifier: Apache-2.0
import { fetchSurgery } from "../files.ts";
import type { List } from "../pages.ts";
import type { Surgery } from "../surgery.ts";
import { localTime } from "./local_time.ts";
import { isReceipt, type Receipt } from "./receipt.ts";

/** Why a letter has not been sent: no connection, the inbox can't take it now, or it will not take it. */
export type Failure = "offline" | "unreachable" | "busy" | "refused" | "too-long";

/** What the outbox needs to write and address a letter. */
export interface Desk {
  readonly surgery: Surgery;
  readonly surgeryUrl: URL;
  readonly content: string;
  readonly software: string;
  /** Writes the letter from the answers. */
  letter(stamp: Readonly<Record<string, string>>): string;
  /** The answers as one text, to notice when they change. */
  answers(): string;
}

interface Sealed {
  readonly answers: string;
  readonly key: string;
  readonly ods: string;
  readonly jwe: string;
}

type Sealing = typeof import("./seal.ts");

let sealing: Promise<Sealing> | undefined;

/** Fetches the encryption. It is fetched for everyone, so that fetching it says nothing. */
export function loadSealing(): Promise<Sealing> {
  sealing ??= import("./seal.ts").catch((error: unknown) => {
    sealing = undefined;
    throw error;
  });
  return sealing;
}

/** A letter is sealed once; while the answers stay the same, the very same bytes are sent again. */
export class Outbox {
  readonly #desk: Desk;
  #surgery: Surgery;
  #sealed: Sealed | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#surgery = desk.surgery;
  }

  get canSend(): boolean {
    return this.#surgery.publicKey !== undefined;
  }

  /** @returns the receipt, or why there is none. Never throws: the answers must stay on the screen whatever happens. */
  async send(list: List): Promise<Receipt | Failure> {
    try {
      const answer = await this.#post(await this.#seal(list));
      if (answer.status !== 422 || !(await isAboutKey(answer))) {
        return await read(answer);
      }
      // The surgery has a new key since this page was loaded. The old bytes were not kept there; seal anew, once.
      this.#surgery = await fetchSurgery(this.#desk.surgeryUrl);
      this.#sealed = undefined;
      return await read(await this.#post(await this.#seal(list)));
    } catch (error) {
      return error instanceof RangeError ? "too-long" : navigator.onLine ? "unreachable" : "offline";
    }
  }

  async #seal(list: List): Promise<Sealed> {
    const answers = this.#desk.answers();
    if (this.#sealed?.answers !== answers) {
      const { content, software } = this.#desk;
      const surgery = this.#surgery;
      const key = crypto.randomUUID();
      const stamp: Record<string, string> = {
        content, time: localTime(new Date()), ods: surgery.ods, surgery: surgery.name, key, origin: location.origin, software,
      };
      for (let i = 1; i <= 6; i += 1) {
        stamp[`uuid.${i}`] = crypto.randomUUID();
      }
      const { seal } = await loadSealing();
      const jwe = await seal(this.#desk.letter(stamp), { surgery, content, key, list });
      this.#sealed = { answers, key, ods: surgery.ods, jwe };
    }
    return this.#sealed;
  }

  #post({ key, ods, jwe }: Sealed): Promise<Response> {
    return fetch(new URL("letters", this.#desk.surgeryUrl), {
      method: "POST",
      headers: { "Content-Type": "application/jose", "Idempotency-Key": key, "Signpost-Surgery": ods },
      body: jwe,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(30_000),
    });
  }
}

async function read(answer: Response): Promise<Receipt | Failure> {
  if (answer.status === 200 || answer.status === 201) {
    const receipt: unknown = await answer.json();
    return isReceipt(receipt) ? receipt : "unreachable";
  }
  return answer.status >= 500 || answer.status === 408 || answer.status === 429 ? "busy" : "refused";
}

async function isAboutKey(answer: Response): Promise<boolean> {
  const problem = (await answer.clone().json().catch(() => undefined)) as { type?: string } | undefined;
  return /unknown-(key|surgery)$/.test(problem?.type ?? "");
}
