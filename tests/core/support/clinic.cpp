// SPDX-License-Identifier: Apache-2.0
#include "support/clinic.hpp"

#include "support/library_builder.hpp"

namespace signpost::test {
namespace {

void screen(LibraryBuilder& build) {
    build.choice("who", {"me", "child", "other"}).band = Band::demographics;
    build.onScreen();
    build.age();
    build.onScreen();
    build.number("surgery_opens_in", 0, 20160).input = Input::host;
    build.raw().questions.back().band = Band::demographics;
    build.onScreen();
    build.checklist("emergency_signs", {"chest_pain", "blue"}, Band::redFlags);
    build.onScreen();
    build.screenRule("emergency", build.count("emergency_signs", 1), Level::call999, Destination::ambulance);
}

void phrases(LibraryBuilder& build) {
    Question& found = build.checklist("phrases", {"breathing"});
    found.input = Input::scan;
    Question& said = build.boolean("said_breathing");
    said.band = Band::redFlags;
    said.enableWhen = build.contains("phrases", "breathing");
    PhraseFlag& flag = build.raw().flags.emplace_back();
    flag.id = "breathing";
    flag.phrases = {"can't breathe"};
}

void stillNeedHelp(LibraryBuilder& build) {
    for (const auto* id : {"why_more", "recheck"}) {
        Question& question = build.choice(id, {"worse", "worried"});
        question.phase = Phase::outcome;
        build.raw().askAnywayQuestions.push_back(build.question(id));
    }
}

void letter(LibraryBuilder& build) {
    build.text("own_words", Phase::letter);
    build.text("tried", Phase::letter).required = false;
    build.text("writer", Phase::letter).enableWhen = build.no(build.is("who", "me"));
    build.text("name", Phase::letter);
    Question& birth = build.text("birth_date", Phase::letter);
    birth.type = QuestionType::date;
    Question& phone = build.text("phone", Phase::letter);
    phone.format = TextFormat::phone;
    Question& number = build.text("nhs_number", Phase::letter);
    number.format = TextFormat::nhsNumber;
    number.required = false;
    for (const auto* id : {"writer", "name", "phone", "nhs_number"})
        build.raw().questions[build.question(id)].type = QuestionType::string;
}

} // namespace

Library clinic() {
    LibraryBuilder build;
    screen(build);
    phrases(build);
    build.checklist("cough_signs", {"blood", "short_of_breath"}, Band::redFlags);
    build.boolean("cough_long");
    build.boolean("itch");
    build.boolean("ulcer").phase = Phase::outcome;
    stillNeedHelp(build);
    letter(build);
    const ConditionIndex saidBreathing = build.yes("said_breathing");

    build.topic("cough", {Level::selfCare, Destination::home, {}});
    build.rule("blood", build.contains("cough_signs", "blood"), Level::urgent, Destination::surgery);
    build.rule("long", build.yes("cough_long"), Level::routine, Destination::surgery);
    build.rule("breathing", saidBreathing, Level::call999, Destination::ambulance);
    build.rule("worse", build.is("recheck", "worse"), Level::urgent, Destination::surgery);
    build.advice("ibuprofen", AdviceKind::medicine, Level::selfCare, "Ibuprofen can help.").when =
        build.no(build.yes("ulcer"));
    build.advice("watch", AdviceKind::watch, Level::selfCare, "Watch for \"blood\".");

    build.topic("dandruff", {Level::selfCare, Destination::pharmacistAdvice, {}});
    build.rule("itch", build.yes("itch"), Level::routine, Destination::surgery);
    build.rule("breathing", saidBreathing, Level::call999, Destination::ambulance);

    build.topic("fit_note", {Level::routine, Destination::surgeryAdmin, {}}).kind = TopicKind::administration;
    build.rule("breathing", saidBreathing, Level::call999, Destination::ambulance);

    build.raw().id = "clinic";
    build.raw().title = "A small surgery's content";
    build.raw().version = "0.1.0";
    build.raw().language = "en";
    build.raw().bodyParts = {{"chest", "Chest"}};
    return build.library();
}

} // namespace signpost::test
