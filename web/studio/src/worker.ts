// SPDX-License-Identifier: Apache-2.0
import type { ToWorker } from "./analysts.ts";
import { StudioModule } from "./module.ts";

// In a worker `self` is no window: TypeScript knows one library of the two.
const worker = self as unknown as {
  addEventListener(type: "message", listener: (event: MessageEvent<ToWorker>) => void): void;
  postMessage(message: unknown, transfer: Transferable[]): void;
};

let analyst: Promise<StudioModule> | undefined;

worker.addEventListener("message", ({ data }) => {
  if ("module" in data) {
    analyst = StudioModule.start(data.module);
    return;
  }
  void analyst?.then((module) => {
    const length = module.with(data.message, (address, bytes) => module.exports.analyst_answer(address, bytes));
    const answer = module.bytes(module.exports.analyst_result(), length);
    worker.postMessage(answer, [answer.buffer]);
  });
});
