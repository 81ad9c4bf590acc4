// SPDX-License-Identifier: Apache-2.0
#include "analysis/patient.hpp"
#include "analysis/properties/topic_case.hpp"
#include "signpost/age.hpp"

#include <algorithm>

// What must be said, asked or true wherever an outcome of some kind is reached.
namespace signpost::analysis {
namespace {

constexpr std::size_t mostLetterPages = 10;

/// Who is told when to get help, at a level: by an item that is shown whatever else is known.
Set toldWhenToGetHelp(const TopicCase& here, Level level) {
    Diagrams& diagrams = here.diagrams();
    Set told = Diagrams::nothing();
    // Items of the topic itself: those of a topic handed over to are shown beside them.
    for (const std::uint32_t index : here.topic().advice) {
        const Advice& item = here.library.advice[index];
        if ((item.kind != AdviceKind::watch && item.kind != AdviceKind::help) || !item.belongsTo(level))
            continue;
        if (item.when == noCondition)
            return Diagrams::everything();
        const Kleene when = here.table.conditions().condition(item.when);
        told = diagrams.either(told, item.showWhenUnknown ? !when.no : when.yes);
    }
    return told;
}

Set writes(const TopicCase& here) {
    Diagrams& diagrams = here.diagrams();
    const OutcomeSets& outcomes = here.table.outcomes(Phase::triage);
    const Set toSurgery = diagrams.either(outcomes.sentTo(diagrams, Destination::surgery),
                                          outcomes.sentTo(diagrams, Destination::surgeryAdmin));
    // Below urgent everybody may: "Still need help?" always ends in a letter.
    const Set may = diagrams.either(toSurgery, !outcomes.atLeast(diagrams, Level::urgent));
    return diagrams.both(diagrams.without(may, outcomes.atLeast(diagrams, Level::emergency)), here.table.reaching());
}

/// Asked, of phase `letter`, and required; of that type or format.
template <class Fits>
Set askedFor(const TopicCase& here, const Fits& fits) {
    Set asked = Diagrams::nothing();
    for (const std::uint32_t index : here.topic().questions) {
        const Question& question = here.library.questions[index];
        if (question.phase == Phase::letter && question.required && fits(question))
            asked = here.diagrams().either(asked, here.table.applies(index));
    }
    return asked;
}

} // namespace

void proveSafetyNet(const TopicCase& here) {
    for (const OutcomeSets::Place& place : here.table.outcomes(Phase::outcome).places()) {
        if (place.rank.level == Level::call999)
            continue;
        const Set untold = here.diagrams().without(place.ends, toldWhenToGetHelp(here, place.rank.level));
        here.mustBeEmpty(here.diagrams().both(untold, here.table.reaching()), Property::safetyNet,
                         std::string(name(place.rank.level)),
                         "Somebody ends here and is not told what to watch for, nor when to get help.");
    }
}

void proveLettersAreComplete(const TopicCase& here) {
    Diagrams& diagrams = here.diagrams();
    const Set letters = writes(here);
    const auto mustAsk = [&](const std::string& what, const auto& fits) {
        here.mustBeEmpty(diagrams.without(letters, askedFor(here, fits)), Property::letterComplete, here.topic().id,
                         "Somebody may write to the surgery and is not asked for " + what + ".");
    };
    mustAsk("their own words", [](const Question& question) { return question.type == QuestionType::text; });
    mustAsk("a name", [](const Question& question) { return question.format == TextFormat::name; });
    mustAsk("a way to be reached", [](const Question& question) {
        return question.format == TextFormat::phone || question.format == TextFormat::email;
    });
    mustAsk("a date of birth", [](const Question& question) { return question.type == QuestionType::date; });

    // pages[n]: who is asked more than n letter questions.
    std::vector<Set> pages(mostLetterPages + 1, Diagrams::nothing());
    for (const std::uint32_t index : here.topic().questions) {
        if (here.library.questions[index].phase != Phase::letter)
            continue;
        const Set asked = here.table.applies(index);
        for (std::size_t n = pages.size() - 1; n > 0; --n)
            pages[n] = diagrams.either(pages[n], diagrams.both(pages[n - 1], asked));
        pages[0] = diagrams.either(pages[0], asked);
    }
    here.mustBeEmpty(diagrams.both(pages[mostLetterPages], letters), Property::letterComplete, here.topic().id,
                     "A letter takes more than " + std::to_string(mostLetterPages) + " pages.");
}

void proveServicesAreEligible(const TopicCase& here) {
    Diagrams& diagrams = here.diagrams();
    const auto eligible = [&](Destination destination, bool& limited) {
        Set who = Diagrams::nothing();
        for (const Service& service : here.library.services) {
            const bool ours =
                std::any_of(here.table.topics().begin(), here.table.topics().end(), [&](std::uint32_t topic) {
                    return std::find(service.topics.begin(), service.topics.end(), topic) != service.topics.end();
                });
            if (service.destination != destination || !ours)
                continue;
            limited = true;
            who = diagrams.either(who, here.table.known().condition(service.eligible).yes);
        }
        return who;
    };
    for (std::size_t i = 0; i < destinationCount; ++i) {
        const auto destination = static_cast<Destination>(i);
        // Pharmacy First always has limits: a topic that sends there names its pathway.
        bool limited = destination == Destination::pharmacyFirst;
        const Set who = eligible(destination, limited);
        if (!limited)
            continue;
        const Set sent = here.table.outcomes(Phase::triage).sentTo(diagrams, destination);
        here.mustBeEmpty(diagrams.both(diagrams.without(sent, who), here.table.reaching()), Property::serviceEligible,
                         std::string(name(destination)), "Somebody is sent there whom no service of this topic takes.");
    }
}

/// The answer depends on the age alone, so one patient of each age that any condition tells apart, and of the ages on
/// both sides of 5, stands for all.
void proveOnline111(const TopicCase& here) {
    const PatientSpace& space = here.table.space();
    if (here.library.age == noIndex || !space.has(here.library.age))
        return;
    Diagrams& diagrams = here.diagrams();
    const Set sent =
        diagrams.both(here.table.outcomes(Phase::triage).sentTo(diagrams, Destination::nhs111), here.table.reaching());
    const std::uint32_t variable = space.of(here.library.age).front();
    constexpr std::int64_t firstYear = 5;
    for (std::uint32_t value = 0; value < space.variables()[variable].answers(); ++value) {
        const auto example = here.table.example(diagrams.both(sent, diagrams.has(variable, value)));
        if (!example)
            continue;
        Patient patient = walk(space, here.table.topic(), *example);
        const bool old = ageIn(space.variables()[variable].lows[value], AgeUnit::years) >= firstYear;
        if (patient.destinations.has(Destination::nhs111) && patient.online111 != old)
            here.report(Property::online111, here.topic().id,
                        old ? "NHS 111 online is not offered to somebody of 5 or over."
                            : "NHS 111 online is offered to somebody under 5, whom it does not take.",
                        std::move(patient));
    }
}

} // namespace signpost::analysis
