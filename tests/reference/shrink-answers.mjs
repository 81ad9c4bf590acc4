// SPDX-License-Identifier: Apache-2.0
// The smallest patient who still shows something: answers are dropped, or made harmless, for as long as it stays.

/** What somebody says who has nothing: no box, "no", the first option, a grown-up of 30, the least number. */
function harmless({ type, repeats, answerOption, minValue }) {
  switch (type) {
    case "boolean": return false;
    case "quantity": return "30 years";
    case "choice": return repeats ? [] : answerOption[0].value;
    default: return minValue;
  }
}

function* smaller({ topics, answers }, library) {
  const change = (linkId, value) => ({ topics, answers: { ...answers, [linkId]: value } });
  for (const [linkId, answer] of Object.entries(answers)) {
    const rest = { ...answers };
    delete rest[linkId];
    yield { topics, answers: rest };
    const question = library.questions.get(linkId);
    if (question === undefined) continue;
    if (JSON.stringify(answer) !== JSON.stringify(harmless(question))) yield change(linkId, harmless(question));
    if (!Array.isArray(answer) || answer.length < 2) continue;
    for (const box of answer) yield change(linkId, answer.filter((other) => other !== box));
  }
}

/** `shows(patient)` says whether it still shows; it may be asynchronous. */
export async function shrinkAnswers(library, patient, shows) {
  let smallest = patient;
  for (let improved = true; improved; ) {
    improved = false;
    for (const candidate of smaller(smallest, library)) {
      if (!(await shows(candidate))) continue;
      smallest = candidate;
      improved = true;
      break;
    }
  }
  return smallest;
}
