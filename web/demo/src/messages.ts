// SPDX-License-Identifier: Apache-2.0

/** What the frame tells the portal: how high it is, or that a new page begins. Nothing about the patient. */
export type FrameMessage =
  | { readonly type: "signpost-height"; readonly height: number }
  | { readonly type: "signpost-step" };

/** The demonstration has two origins on one machine: this one, and the same port by the other name. */
export function otherOrigin({ protocol, hostname, port }: Location): string {
  const other = hostname === "localhost" ? "127.0.0.1" : "localhost";
  return `${protocol}//${other}${port === "" ? "" : `:${port}`}`;
}

/** A message is used only if it is exactly one of these. */
export function asFrameMessage(data: unknown): FrameMessage | undefined {
  const message = data as Partial<Record<string, unknown>> | null;
  if (message?.type === "signpost-step") {
    return { type: "signpost-step" };
  }
  const height = message?.height;
  return message?.type === "signpost-height" && typeof height === "number" && height > 0 && height < 20_000
    ? { type: "signpost-height", height }
    : undefined;
}
