// SPDX-License-Identifier: Apache-2.0
// The build hands a style file over as its minified text (web/build.mjs).
declare module "*.css" {
  const text: string;
  export default text;
}

/** Name and version of this build, as a letter states it. */
declare const SIGNPOST_SOFTWARE: string;
