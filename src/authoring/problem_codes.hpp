// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every kind of mistake that content can hold, with the name it is reported and catalogued under.
// docs/content-errors.md shows each with an example and the mend; a test keeps it so. W marks advice on style, which
// does not stop publishing.
//
//   CODE(identifier, "name")
#define SIGNPOST_PROBLEM_CODES(E, W)                                                                                   \
    E(fileMissing, "file-missing")                                                                                     \
    E(fileTooBig, "file-too-big")                                                                                      \
    E(fileUnknown, "file-unknown")                                                                                     \
    E(notJson, "not-json")                                                                                             \
    E(tooDeep, "too-deep")                                                                                             \
    E(duplicateKey, "duplicate-key")                                                                                   \
    E(unknownKey, "unknown-key")                                                                                       \
    E(missingKey, "missing-key")                                                                                       \
    E(misplacedKey, "misplaced-key")                                                                                   \
    E(wrongType, "wrong-type")                                                                                         \
    E(wrongFormat, "wrong-format")                                                                                     \
    E(unknownValue, "unknown-value")                                                                                   \
    E(emptyText, "empty-text")                                                                                         \
    E(badName, "bad-name")                                                                                             \
    E(reservedName, "reserved-name")                                                                                   \
    E(nameNotFile, "name-not-file")                                                                                    \
    E(duplicateId, "duplicate-id")                                                                                     \
    E(badDate, "bad-date")                                                                                             \
    E(badVersion, "bad-version")                                                                                       \
    E(badAddress, "bad-address")                                                                                       \
    E(badNumber, "bad-number")                                                                                         \
    E(badRange, "bad-range")                                                                                           \
    E(badOptions, "bad-options")                                                                                       \
    E(badWithin, "bad-within")                                                                                         \
    E(badUnsure, "bad-unsure")                                                                                         \
    E(wrongPhase, "wrong-phase")                                                                                       \
    E(bandOrder, "band-order")                                                                                         \
    E(unknownModule, "unknown-module")                                                                                 \
    E(includeCycle, "include-cycle")                                                                                   \
    E(unknownTopic, "unknown-topic")                                                                                   \
    E(unknownQuestion, "unknown-question")                                                                             \
    E(unknownOption, "unknown-option")                                                                                 \
    E(outOfScope, "out-of-scope")                                                                                      \
    E(readsLater, "reads-later")                                                                                       \
    E(letterInRule, "letter-in-rule")                                                                                  \
    E(conditionSyntax, "condition-syntax")                                                                             \
    E(conditionLimit, "condition-limit")                                                                               \
    E(wrongOperator, "wrong-operator")                                                                                 \
    E(constantRange, "constant-range")                                                                                 \
    E(alwaysOrNever, "always-or-never")                                                                                \
    E(noneCompared, "none-compared")                                                                                   \
    E(ageThreshold, "age-threshold")                                                                                   \
    E(mayNotApply, "may-not-apply")                                                                                    \
    E(destinationNotPermitted, "destination-not-permitted")                                                            \
    E(badHandover, "bad-handover")                                                                                     \
    E(handoverCycle, "handover-cycle")                                                                                 \
    E(badAsk, "bad-ask")                                                                                               \
    E(adviceMissing, "advice-missing")                                                                                 \
    E(libraryRole, "library-role")                                                                                     \
    E(phrasesMismatch, "phrases-mismatch")                                                                             \
    E(badAnswer, "bad-answer")                                                                                         \
    E(badApproval, "bad-approval")                                                                                     \
    W(longSentence, "long-sentence")                                                                                   \
    W(hardToRead, "hard-to-read")                                                                                      \
    W(hardWord, "hard-word")                                                                                           \
    W(noSource, "no-source")                                                                                           \
    W(noReading, "no-reading")                                                                                         \
    W(fewVignettes, "few-vignettes")                                                                                   \
    W(unusedModule, "unused-module")                                                                                   \
    W(untranslated, "untranslated")                                                                                    \
    W(staleTranslation, "stale-translation")                                                                           \
    W(orphanedTranslation, "orphaned-translation")
