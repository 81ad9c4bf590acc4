// SPDX-License-Identifier: Apache-2.0

/** Which of the surgery's lists a letter belongs to. */
export type List = "urgent" | "clinical" | "admin";
export type State = "new" | "done";

export interface Session {
  readonly user: string;
  readonly csrfToken: string;
  readonly surgery: { readonly ods: string; readonly name: string };
}

/** What the service knows of a letter: nothing about the patient. */
export interface LetterRow {
  readonly id: number;
  readonly reference: string;
  readonly list: List;
  readonly state: State;
  readonly receivedAt: string;
  readonly answerBy: string;
  /** SHA-256 of the content it was written with. */
  readonly content: string;
  readonly kid: string;
}

export interface LetterPage {
  readonly letters: readonly LetterRow[];
  readonly next: string | null;
  readonly new: Readonly<Record<List, number>>;
}

export interface WrappedKeys {
  readonly kid: string;
  readonly wrappedKey: string;
  readonly earlier: readonly { readonly kid: string; readonly wrappedKey: string }[];
}

/** An answer other than success; `slug` is the last part of its problem type, `sign-in-required` for example. */
export class Refused extends Error {
  readonly status: number;
  readonly slug: string;

  constructor(status: number, slug: string, detail: string) {
    super(detail);
    this.status = status;
    this.slug = slug;
  }
}

/** The staff endpoints of docs/inbox-api.md. Every method throws `Refused` for a refusal, TypeError when nothing answers. */
export class StaffApi {
  readonly #base: URL;
  #csrf = "";

  constructor(base: URL) {
    this.#base = base;
  }

  async signIn(user: string, password: string): Promise<Session> {
    const body = JSON.stringify({ user, password });
    return this.#remember(await this.#ask("POST", "session", { body, headers: { "Content-Type": "application/json" } }));
  }

  /** The session that a reload finds again, if there is one. */
  async session(): Promise<Session> {
    return this.#remember(await this.#ask("GET", "session"));
  }

  async signOut(): Promise<void> {
    await this.#ask("DELETE", "session");
    this.#csrf = "";
  }

  async keys(): Promise<WrappedKeys> {
    return (await (await this.#ask("GET", "key")).json()) as WrappedKeys;
  }

  async letters(state: State, list: List | undefined, after?: string): Promise<LetterPage> {
    const query = new URLSearchParams({ state });
    if (list) {
      query.set("list", list);
    }
    if (after) {
      query.set("after", after);
    }
    return (await (await this.#ask("GET", `letters?${query}`)).json()) as LetterPage;
  }

  /** The sealed letter, as it was received. */
  async letter(id: number): Promise<string> {
    return (await this.#ask("GET", `letters/${id}`)).text();
  }

  async mark(id: number, as: "done" | "undone"): Promise<LetterRow> {
    return (await (await this.#ask("POST", `letters/${id}/${as}`)).json()) as LetterRow;
  }

  async #remember(response: Response): Promise<Session> {
    const session = (await response.json()) as Session;
    this.#csrf = session.csrfToken;
    return session;
  }

  async #ask(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (method !== "GET" && this.#csrf) {
      headers.set("Signpost-CSRF", this.#csrf);
    }
    const response = await fetch(new URL(path, this.#base), { ...init, method, headers, credentials: "same-origin" });
    if (!response.ok) {
      throw await refusal(response);
    }
    return response;
  }
}

async function refusal(response: Response): Promise<Refused> {
  try {
    const problem = (await response.json()) as { type?: string; detail?: string; title?: string };
    return new Refused(response.status, problem.type?.split(":").pop() ?? "", problem.detail ?? problem.title ?? "");
  } catch {
    return new Refused(response.status, "", response.statusText);
  }
}
