// SPDX-License-Identifier: Apache-2.0
import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  { ignores: ["build/", "node_modules/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ["./tsconfig.json", "./tsconfig.node.json"], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // node:test's test() and describe() return promises that the runner itself waits for.
      "@typescript-eslint/no-floating-promises": [
        "error",
        { allowForKnownSafeCalls: [{ from: "package", package: "node:test", name: ["test", "describe", "it", "suite"] }] },
      ],
    },
  },
  {
    // Text from a patient or from content is only ever text.
    files: ["web/**/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Text is only ever text: use Lit's templates or textContent." },
        { property: "outerHTML", message: "Text is only ever text: use Lit's templates or textContent." },
        { property: "insertAdjacentHTML", message: "Text is only ever text: use Lit's templates or textContent." },
        { object: "document", property: "write", message: "Text is only ever text." },
      ],
      "no-restricted-globals": [
        "error",
        ...["localStorage", "sessionStorage", "indexedDB"].map((name) => ({
          name,
          message: "Nothing about the patient is stored on the device.",
        })),
      ],
    },
  },
  {
    // The studio keeps authors' unsaved work; no patient ever uses it.
    files: ["web/studio/**/*.ts"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      // ESLint runs in the same Node as these files.
      globals: Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, "readonly"])),
    },
  },
);
