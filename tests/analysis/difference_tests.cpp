// SPDX-License-Identifier: Apache-2.0
#include "analysis/difference/difference.hpp"
#include "signpost/compact.hpp"
#include "signpost/evaluation.hpp"
#include "support/journey_end.hpp"
#include "support/library_builder.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

using namespace signpost; // NOLINT(google-build-using-namespace)
using analysis::LibraryDifference;
using analysis::Move;
using analysis::Patient;
using analysis::TopicDifference;
using test::endText;
using test::LibraryBuilder;

namespace {

/// By "soon surgery -> self-care home", how many.
using Moves = std::map<std::string, std::uint64_t>;

Moves movesOf(const TopicDifference& topic, bool asksAnyway = false) {
    Moves moves;
    for (const Move& move : topic.moves)
        if (move.asksAnyway == asksAnyway)
            moves[endText(move.from.rank, move.from.destinations) + " -> " +
                  endText(move.to.rank, move.to.destinations)] += std::stoull(move.count.text());
    return moves;
}

std::ostream& print(std::ostream& out, const Moves& moves) {
    for (const auto& [move, count] : moves)
        out << "\n    " << move << ": " << count;
    return out;
}

void expectMoves(const Moves& moves, const Moves& expected) {
    std::ostringstream text;
    print(text << "found:", moves);
    print(text << "\n  expected:", expected);
    BOOST_TEST(moves == expected, text.str());
}

/// Every answer set there is to the questions of both versions, gone through with the core.
class Everybody {
public:
    /// `answers`: by linkId, all that anybody can say in one version or the other.
    using Answers = std::map<std::string, std::vector<std::string>>;
    Everybody(const Library& before, const Library& after, Answers answers)
        : before_(before), after_(after), answers_(std::move(answers)) {}

    void run() {
        std::map<std::string, std::string> said;
        const std::function<void(Answers::const_iterator)> choose = [&](Answers::const_iterator at) {
            if (at == answers_.end())
                return add(said);
            for (const std::string& text : at->second) {
                said[at->first] = text;
                choose(std::next(at));
            }
        };
        choose(answers_.begin());
    }
    Moves moves;
    std::uint64_t compared = 0;
    std::uint64_t notComparable = 0;

private:
    struct Told {
        std::vector<Answer> answers;
        std::set<std::string> asked;
        bool refused = false;
    };
    /// A box that the version does not have it does not miss.
    static std::string without(const Question& question, const std::string& boxes) {
        std::string kept;
        std::istringstream list(boxes);
        for (std::string box; std::getline(list, box, ',');)
            for (const Option& option : question.options)
                if (option.value == box)
                    kept += (kept.empty() ? "" : ",") + box;
        return kept.empty() ? "none" : kept;
    }
    static Told tell(const Library& library, const std::map<std::string, std::string>& said) {
        Told told;
        told.answers.resize(library.questions.size());
        std::set<std::uint32_t> refused;
        for (std::uint32_t index = 0; index < library.questions.size(); ++index) {
            const Question& question = library.questions[index];
            const std::string& text = said.at(question.linkId);
            auto answer = readAnswer(question, question.type == QuestionType::checklist && text != "unsure"
                                                   ? without(question, text)
                                                   : text);
            if (auto* read = std::get_if<Answer>(&answer))
                told.answers[index] = std::move(*read);
            else
                refused.insert(index);
        }
        const Evaluation now(library, told.answers, library.topics[0].rules);
        for (std::uint32_t index = 0; index < library.questions.size(); ++index)
            if (now.applies(index).is(Truth::yes)) {
                told.asked.insert(library.questions[index].linkId);
                told.refused = told.refused || refused.contains(index);
            }
        return told;
    }
    static bool screenedOut(const Library& library, const Told& told) {
        const Assessment screen = assess(library, told.answers, {{}, Phase::screen});
        return screen.floor && screen.floor->level >= Level::emergency;
    }

    void add(const std::map<std::string, std::string>& said) {
        const Told old = tell(before_, said);
        const Told now = tell(after_, said);
        std::map<std::string, std::string> asked;
        for (const auto& [linkId, text] : said)
            if (old.asked.contains(linkId) || now.asked.contains(linkId))
                asked[linkId] = text;
        if (!seen_.insert(asked).second || (screenedOut(before_, old) && screenedOut(after_, now)))
            return;
        if (old.refused || now.refused) {
            ++notComparable;
            return;
        }
        ++compared;
        const std::string from = test::journeyEnd(before_, 0, old.answers, Phase::triage);
        const std::string to = test::journeyEnd(after_, 0, now.answers, Phase::triage);
        if (from != to)
            ++moves[from + " -> " + to];
    }

    const Library& before_;
    const Library& after_;
    Answers answers_;
    std::set<std::map<std::string, std::string>> seen_;
};

const std::vector<std::string> yesOrNo = {"false", "true"};

std::vector<std::string> numbers(int least, int greatest) {
    std::vector<std::string> texts;
    for (int number = least; number <= greatest; ++number)
        texts.push_back(std::to_string(number));
    return texts;
}

/// Every set of these boxes.
std::vector<std::string> boxes(const std::vector<std::string>& names) {
    std::vector<std::string> sets = {"none"};
    for (const std::string& name : names)
        for (std::size_t i = sets.size(); i-- > 0;)
            sets.push_back(sets[i] == "none" ? name : sets[i] + "," + name);
    return sets;
}

/// One topic, "cold", written by `write`; the questions come before the topic.
Library cold(const std::function<void(LibraryBuilder&)>& questions, const std::function<void(LibraryBuilder&)>& rules) {
    LibraryBuilder build;
    questions(build);
    build.topic("cold", {Level::selfCare, Destination::home, {}});
    rules(build);
    return build.library();
}

/// The example ends where its move says, in a real journey. Nobody knows when this surgery opens, so NHS 111 may stand
/// beside it.
void expectEnd(const Patient& patient, const Move::End& end) {
    Destinations destinations = patient.destinations;
    if (end.destinations.has(Destination::surgery) && !end.destinations.has(Destination::nhs111))
        destinations.remove(Destination::nhs111);
    BOOST_TEST(endText(patient.rank, destinations) == endText(end.rank, end.destinations));
}

/// Compares, and compares that with going through everybody.
TopicDifference compared(const Library& before, const Library& after, const Everybody::Answers& answers) {
    const LibraryDifference all = analysis::compareLibraries(before, after, {});
    BOOST_REQUIRE(all.topics.size() == 2U);
    BOOST_TEST(all.topics[0].topic == "");
    BOOST_TEST(all.topics[1].topic == "cold");
    Everybody everybody(before, after, answers);
    everybody.run();
    expectMoves(movesOf(all.topics[1]), everybody.moves);
    BOOST_TEST(all.topics[1].compared.text() == std::to_string(everybody.compared));
    BOOST_TEST(all.topics[1].notComparable.text() == std::to_string(everybody.notComparable));
    for (const Move& move : all.topics[1].moves) {
        expectEnd(move.before, move.from);
        expectEnd(move.after, move.to);
        BOOST_TEST(!move.causes.empty());
    }
    return all.topics[1];
}

void feverAndDays(LibraryBuilder& build) {
    build.boolean("fever");
    build.number("days", 0, 14);
    build.checklist("signs", {"rash", "drool"}, Band::redFlags);
}
const Everybody::Answers feverAndDaysAnswers = {
    {"fever", yesOrNo}, {"days", numbers(0, 14)}, {"signs", boxes({"rash", "drool"})}};

std::string causesOf(const TopicDifference& topic) {
    std::set<std::string> causes;
    for (const Move& move : topic.moves)
        for (const Move::Cause& cause : move.causes)
            causes.insert(cause.rule + " " + cause.how);
    std::string text;
    for (const std::string& cause : causes)
        text += (text.empty() ? "" : ", ") + cause;
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(difference)

BOOST_AUTO_TEST_CASE(the_same_twice) {
    const auto rules = [](LibraryBuilder& build) {
        build.rule("hot", build.all({build.yes("fever"), build.atLeast("days", 3)}), Level::soon, Destination::surgery);
    };
    const Library library = cold(feverAndDays, rules);
    const LibraryDifference all = analysis::compareLibraries(library, library, {});
    BOOST_TEST(!all.anybodyMoves());
    BOOST_TEST(all.texts.empty());
    BOOST_TEST(all.topics[1].compared.text() == "120");
}

BOOST_AUTO_TEST_CASE(a_threshold_and_a_level) {
    const auto rules = [](std::int64_t days, Level level) {
        return [=](LibraryBuilder& build) {
            build.rule("hot", build.all({build.yes("fever"), build.atLeast("days", days)}), Level::soon,
                       Destination::surgery);
            build.rule("drool", build.contains("signs", "drool"), level, Destination::surgery);
        };
    };
    const TopicDifference topic = compared(cold(feverAndDays, rules(3, Level::urgent)),
                                           cold(feverAndDays, rules(5, Level::soon)), feverAndDaysAnswers);
    expectMoves(movesOf(topic), {{"soon surgery -> self-care home", 4}, {"urgent surgery -> soon surgery", 60}});
    BOOST_TEST(causesOf(topic) == "cold/drool other effect, cold/hot no longer holds");
    // The greater fall first.
    BOOST_TEST(std::string(name(topic.moves.front().to.rank.level)) == "self-care");
    BOOST_TEST(topic.moved(Move::Direction::down).text() == "64");
    BOOST_TEST(topic.moved(Move::Direction::up).text() == "0");
    BOOST_TEST(topic.moves.front().before.words == "Question fever? yes. Question days? 3.");
}

BOOST_AUTO_TEST_CASE(who_goes_down_comes_first) {
    const auto rules = [](bool before) {
        return [=](LibraryBuilder& build) {
            build.rule(before ? "old" : "new", before ? build.yes("fever") : build.contains("signs", "rash"),
                       Level::urgent, Destination::surgery);
            build.rule("drool", build.contains("signs", "drool"), Level::soon,
                       before ? Destination::surgery : Destination::dentist);
        };
    };
    const TopicDifference topic =
        compared(cold(feverAndDays, rules(true)), cold(feverAndDays, rules(false)), feverAndDaysAnswers);
    BOOST_TEST(std::is_sorted(topic.moves.begin(), topic.moves.end(),
                              [](const Move& a, const Move& b) { return a.direction < b.direction; }));
    BOOST_TEST((topic.moves.front().direction == Move::Direction::down));
    BOOST_TEST((topic.moves.back().direction == Move::Direction::up));
    BOOST_TEST(causesOf(topic) == "cold/drool other effect, cold/new added, cold/old removed");
}

BOOST_AUTO_TEST_CASE(a_question_that_is_new) {
    const auto rules = [](bool shivers) {
        return [=](LibraryBuilder& build) {
            build.rule("hot", build.yes("fever"), Level::soon, Destination::surgery);
            if (shivers)
                build.rule("shivers", build.all({build.yes("shivers"), build.atLeast("days", 3)}), Level::urgent,
                           Destination::surgery);
        };
    };
    const auto questions = [](LibraryBuilder& build) {
        feverAndDays(build);
        build.boolean("shivers").enableWhen = build.yes("fever");
        build.raw().questions.back().offersUnsure = true;
    };
    Everybody::Answers answers = feverAndDaysAnswers;
    answers["shivers"] = {"false", "true", "unsure"};
    const Library before = cold(feverAndDays, rules(false));
    const Library after = cold(questions, rules(true));
    const LibraryDifference all = analysis::compareLibraries(before, after, {});
    expectMoves(movesOf(all.topics[1]), {{"soon surgery -> urgent surgery", 48}});
    BOOST_TEST(all.topics[1].compared.text() == "240"); // 60 without a fever, 3 × 60 with one
    static_cast<void>(compared(after, after, answers));
    static_cast<void>(compared(before, after, answers));
    static_cast<void>(compared(after, before, answers));
}

BOOST_AUTO_TEST_CASE(a_question_that_is_asked_of_others) {
    const auto questions = [](bool before) {
        return [=](LibraryBuilder& build) {
            feverAndDays(build);
            build.number("pain", 0, 10).enableWhen =
                before ? build.yes("fever") : build.any({build.contains("signs", "rash"), build.atLeast("days", 7)});
            build.boolean("worse").enableWhen = build.atLeast("pain", 4);
        };
    };
    const auto rules = [](LibraryBuilder& build) {
        build.rule("sore", build.atLeast("pain", 8), Level::urgent, Destination::surgery);
        build.rule("worse", build.yes("worse"), Level::soon, Destination::surgery);
        build.rule("calm", build.no(build.atLeast("pain", 2)), Level::routine, Destination::surgery);
    };
    Everybody::Answers answers = feverAndDaysAnswers;
    answers["pain"] = numbers(0, 10);
    answers["worse"] = yesOrNo;
    const TopicDifference topic = compared(cold(questions(true), rules), cold(questions(false), rules), answers);
    BOOST_TEST(!topic.moves.empty());
}

BOOST_AUTO_TEST_CASE(an_option_that_one_version_does_not_have) {
    const auto questions = [](const std::vector<std::string>& options, bool unsure) {
        return [=](LibraryBuilder& build) {
            build.boolean("fever");
            build.choice("pain", options).offersUnsure = unsure;
            build.raw().questions.back().enableWhen = build.yes("fever");
        };
    };
    const auto rules = [](const std::string& worst) {
        return [=](LibraryBuilder& build) {
            build.rule("bad", build.is("pain", worst), Level::soon, Destination::surgery);
        };
    };
    const Library before = cold(questions({"mild", "bad", "worst"}, false), rules("worst"));
    const Library after = cold(questions({"none", "bad", "mild"}, true), rules("bad"));
    const Everybody::Answers answers = {{"fever", yesOrNo}, {"pain", {"mild", "bad", "worst", "none", "unsure"}}};
    const TopicDifference topic = compared(before, after, answers);
    expectMoves(movesOf(topic), {{"self-care home -> soon surgery", 1}});
    BOOST_TEST(topic.notComparable.text() == "3");
    BOOST_TEST(topic.compared.text() == "3");
}

BOOST_AUTO_TEST_CASE(a_box_more_on_a_checklist_that_is_counted) {
    const auto questions = [](const std::vector<std::string>& names) {
        return [=](LibraryBuilder& build) {
            build.boolean("fever");
            build.checklist("signs", names).enableWhen = build.yes("fever");
        };
    };
    const auto rules = [](LibraryBuilder& build) {
        build.rule("many", build.count("signs", 2), Level::soon, Destination::surgery);
        build.rule("few", build.no(build.count("signs", 1)), Level::routine, Destination::surgery);
    };
    const Library before = cold(questions({"rash", "drool"}), rules);
    const Library after = cold(questions({"rash", "stiff", "drool"}), rules);
    const Everybody::Answers answers = {{"fever", yesOrNo}, {"signs", boxes({"rash", "drool", "stiff"})}};
    const TopicDifference topic = compared(before, after, answers);
    expectMoves(movesOf(topic), {{"routine surgery -> self-care home", 1}, {"self-care home -> soon surgery", 2}});
    static_cast<void>(compared(after, before, answers));
}

BOOST_AUTO_TEST_CASE(a_range_that_is_wider) {
    const auto questions = [](std::int64_t greatest) {
        return [=](LibraryBuilder& build) { build.number("days", 1, greatest); };
    };
    const auto rules = [](std::int64_t days) {
        return [=](LibraryBuilder& build) {
            build.rule("long", build.atLeast("days", days), Level::soon, Destination::surgery);
        };
    };
    const TopicDifference topic =
        compared(cold(questions(10), rules(8)), cold(questions(20), rules(6)), {{"days", numbers(1, 20)}});
    expectMoves(movesOf(topic), {{"self-care home -> soon surgery", 2}});
    BOOST_TEST(topic.compared.text() == "10");
    BOOST_TEST(topic.notComparable.text() == "10");
}

BOOST_AUTO_TEST_CASE(the_emergency_screen) {
    const auto questions = [](LibraryBuilder& build) {
        build.checklist("danger", {"chest", "fit", "colour"});
        build.onScreen();
        build.boolean("fever");
    };
    const auto rules = [](bool before) {
        return [=](LibraryBuilder& build) {
            build.screenRule("chest", build.contains("danger", "chest"), before ? Level::call999 : Level::emergency,
                             before ? Destination::ambulance : Destination::emergencyDepartment);
            build.screenRule("fit", build.contains("danger", "fit"), before ? Level::emergency : Level::urgent,
                             before ? Destination::emergencyDepartment : Destination::surgery);
            build.rule("hot", build.yes("fever"), Level::soon, Destination::surgery);
        };
    };
    const Library before = cold(questions, rules(true));
    const Library after = cold(questions, rules(false));
    const TopicDifference topic =
        compared(before, after, {{"danger", boxes({"chest", "fit", "colour"})}, {"fever", yesOrNo}});
    expectMoves(movesOf(topic), {{"emergency emergency-department -> urgent surgery", 4}});
    const LibraryDifference all = analysis::compareLibraries(before, after, {});
    // Sent away in both: by four sets of the screen's boxes, whatever the topic would ask.
    expectMoves(movesOf(all.topics[0]), {{"call-999 ambulance -> emergency emergency-department", 4}});
    BOOST_TEST(all.topics[0].moves[0].before.words.find("Option chest") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(still_need_help) {
    const auto questions = [](LibraryBuilder& build) {
        build.boolean("fever");
        build.boolean("again").phase = Phase::outcome;
        build.raw().askAnywayQuestions = {1};
    };
    const auto rules = [](Level level) {
        return [=](LibraryBuilder& build) {
            build.rule("hot", build.yes("fever"), Level::urgent, Destination::surgery);
            build.rule("again", build.yes("again"), level, Destination::surgery);
        };
    };
    const LibraryDifference all =
        analysis::compareLibraries(cold(questions, rules(Level::urgent)), cold(questions, rules(Level::soon)), {});
    BOOST_TEST(movesOf(all.topics[1]).empty());
    expectMoves(movesOf(all.topics[1], true), {{"urgent surgery -> soon surgery", 1}});
    BOOST_TEST(all.topics[1].moved(Move::Direction::down).text() == "0");
}

BOOST_AUTO_TEST_CASE(whom_a_topic_is_offered) {
    const auto rules = [](bool before) {
        return [=](LibraryBuilder& build) {
            build.rule("hot", build.yes("fever"), before ? Level::urgent : Level::soon, Destination::surgery);
            build.raw().topics.back().audience =
                before ? build.atLeast("years", 3) : build.no(build.atLeast("years", 8));
        };
    };
    const auto questions = [](LibraryBuilder& build) {
        build.number("years", 0, 9);
        build.onScreen();
        build.boolean("fever");
    };
    const LibraryDifference all =
        analysis::compareLibraries(cold(questions, rules(true)), cold(questions, rules(false)), {});
    BOOST_TEST(all.topics[1].compared.text() == "10");       // 3 to 7
    BOOST_TEST(all.topics[1].noLongerOffered.text() == "4"); // 8 and 9
    BOOST_TEST(all.topics[1].newlyOffered.text() == "6");    // 0 to 2
    expectMoves(movesOf(all.topics[1]), {{"urgent surgery -> soon surgery", 5}});
}

BOOST_AUTO_TEST_CASE(what_a_fact_calls_impossible_is_left_out) {
    const auto rules = [](Level level, bool fact) {
        return [=](LibraryBuilder& build) {
            build.rule("drool", build.contains("signs", "drool"), level, Destination::surgery);
            if (fact)
                build.raw().facts.push_back(
                    {"no_fever", build.all({build.yes("fever"), build.contains("signs", "drool")}), ""});
        };
    };
    const Library before = cold(feverAndDays, rules(Level::urgent, false));
    const Library after = cold(feverAndDays, rules(Level::soon, true));
    expectMoves(movesOf(analysis::compareLibraries(before, after, {}).topics[1]),
                {{"urgent surgery -> soon surgery", 30}});
    expectMoves(movesOf(analysis::compareLibraries(after, before, {}).topics[1]),
                {{"soon surgery -> urgent surgery", 30}});
}

BOOST_AUTO_TEST_CASE(published_content_is_as_good) {
    const auto rules = [](std::int64_t days) {
        return [=](LibraryBuilder& build) {
            build.rule("hot", build.all({build.yes("fever"), build.atLeast("days", days)}), Level::soon,
                       Destination::surgery);
        };
    };
    const auto published = std::get<Library>(readCompact(writeCompact(cold(feverAndDays, rules(3)))));
    expectMoves(movesOf(analysis::compareLibraries(published, cold(feverAndDays, rules(4)), {}).topics[1]),
                {{"soon surgery -> self-care home", 4}});
}

BOOST_AUTO_TEST_CASE(topics_that_come_and_go) {
    const auto library = [](const std::string& other) {
        LibraryBuilder build;
        build.boolean("fever");
        build.topic("cold", {Level::selfCare, Destination::home, {}});
        build.topic(other, {Level::selfCare, Destination::home, {}});
        return build.library();
    };
    const LibraryDifference all = analysis::compareLibraries(library("cough"), library("rash"), {});
    BOOST_TEST(all.added == std::vector<std::string>{"rash"}, boost::test_tools::per_element());
    BOOST_TEST(all.removed == std::vector<std::string>{"cough"}, boost::test_tools::per_element());
    BOOST_TEST(all.topics.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_question_of_another_type_is_another_question) {
    const auto rules = [](LibraryBuilder& build) {
        build.rule("hot", build.is("fever", "true"), Level::soon, Destination::surgery);
    };
    const Library before = cold([](LibraryBuilder& build) { build.boolean("fever"); }, rules);
    const Library after = cold([](LibraryBuilder& build) { build.choice("fever", {"false", "true"}); }, rules);
    const LibraryDifference all = analysis::compareLibraries(before, after, {});
    BOOST_TEST(all.unmatched == std::vector<std::string>{"fever"}, boost::test_tools::per_element());
    BOOST_TEST(all.topics[1].compared.text() == "4");
}

BOOST_AUTO_TEST_CASE(texts) {
    const auto library = [](const std::string& text) {
        return cold([&](LibraryBuilder& build) { build.boolean("fever").text.me = text; },
                    [&](LibraryBuilder& build) {
                        build.rule("hot", build.yes("fever"), Level::soon, Destination::surgery).because.me = text;
                        build.advice("rest", AdviceKind::toDo, Level::selfCare, text);
                    });
    };
    std::string changes;
    for (const analysis::TextChange& change : analysis::compareTexts(library("Old."), library("New.")))
        changes += std::string(name(change.kind)) + " " + change.id + " " + change.part + " " + change.before +
                   change.after + "; ";
    BOOST_TEST(changes ==
               "question fever text Old.New.; advice cold/rest text Old.New.; rule cold/hot because Old.New.; ");
}

BOOST_AUTO_TEST_CASE(a_limit_is_told) {
    analysis::ProofOptions options;
    options.diagrams.steps = 1;
    const Library library = cold(feverAndDays, [](LibraryBuilder& build) {
        build.rule("hot", build.all({build.yes("fever"), build.atLeast("days", 3)}), Level::soon, Destination::surgery);
    });
    BOOST_TEST(analysis::compareLibraries(library, library, options).topics[1].givenUp);
}

BOOST_AUTO_TEST_SUITE_END()
