// SPDX-License-Identifier: Apache-2.0
// Of 200 everyday requests to a surgery: how many end without a clinician's time, and is anybody stopped who needed one?
// `node tests/effect/score.mjs` prints it; docs/effect.md holds it. The journeys are those that a reader of the requests
// went, who did not know what was expected (tests/blind).

import { pathToFileURL } from "node:url";
import { REQUESTS, answersOf, patientsOf, playAll, readers } from "../blind/journeys.mjs";

/** Destinations that take a clinician's time at the surgery or in urgent care; clinics open to self-referral are not among them. */
const CLINICIANS = new Set(["ambulance", "emergency-department", "nhs-111", "surgery", "maternity", "mental-health-line"]);

/** Each request with its end: {request, level, destinations, withClinician}. Requests whose answers don't suffice are left out. */
export async function ends(reader) {
  const answers = answersOf(reader, REQUESTS);
  const played = patientsOf(REQUESTS).filter(({ id }) => answers[id]);
  const results = await playAll(played.map((request) => [request, answers[request.id]]));
  return played.flatMap((request, index) => {
    const { outcome } = results[index];
    if (!outcome) return [];
    const { level, destinations } = outcome;
    return [{ request, level, destinations, withClinician: destinations.some((destination) => CLINICIANS.has(destination)) }];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const reader of readers()) {
    const all = await ends(reader);
    if (all.length === 0) continue;
    const count = (some) => `${some.length} of ${all.length}`;
    const reception = all.filter(({ destinations }) => destinations.includes("surgery-admin"));
    const without = all.filter(({ withClinician }) => !withClinician);
    const stopped = without.filter(({ request }) => request.needsClinician);
    const needless = all.filter(({ request, withClinician }) => withClinician && !request.needsClinician);
    console.log(`${reader}: ${count(without)} end without a clinician's time, ${count(reception)} of them or others with reception`);
    console.log(`  ${all.filter(({ request }) => request.needsClinician).length} needed a clinician; stopped: ${stopped.length}`);
    for (const { request, level, destinations } of stopped) console.log(`    ${request.id}: ${level}, ${destinations.join(" and ")}. ${request.why}`);
    console.log(`  ${needless.length} reach a clinician and did not need one`);
    for (const { request, level, destinations } of needless) console.log(`    ${request.id}: ${level}, ${destinations.join(" and ")}`);
  }
}
