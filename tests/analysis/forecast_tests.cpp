// SPDX-License-Identifier: Apache-2.0
// A forecast is what one gets by going through every patient with their share.
#include "analysis/forecast/forecast.hpp"
#include "analysis/patient.hpp"
#include "signpost/age.hpp"
#include "support/small_content.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <map>

using namespace signpost; // NOLINT(google-build-using-namespace)
using analysis::Assignment;
using analysis::Forecast;
using analysis::ForecastError;
using analysis::Frequencies;
using analysis::Frequency;
using analysis::PatientSpace;
using test::SmallContent;

namespace {

/// Rules whose conditions serve the model, and questions that are not always asked.
Library cough() {
    SmallContent content;
    content.topic("cough", R"json({
      "questions": [
        {"linkId": "fever", "type": "boolean", "unsure": true, "band": "red-flags"},
        {"linkId": "signs", "type": "choice", "repeats": true, "band": "urgent", "answerOption": [
          {"value": "blood", "text": "blood"}, {"value": "tight", "text": "a tight chest"},
          {"value": "none", "text": "None of these", "none": true}]},
        {"linkId": "weeks", "type": "choice", "enableWhen": "age_years >= 16", "answerOption": [
          {"value": "few", "text": "up to 3 weeks"}, {"value": "many", "text": "more than 3 weeks"}]}
      ],
      "rules": [
        {"id": "both", "when": "fever and count(signs) >= 1", "level": "urgent", "destination": "surgery"},
        {"id": "blood", "when": "list contains(signs, \"blood\")", "level": "soon", "destination": "surgery"},
        {"id": "old", "when": "age_years >= 65 and fever", "level": "soon", "destination": "pharmacy-first", "unsure": "ignore", "unsure_because": "Mild."},
        {"id": "long", "when": "weeks = \"many\"", "level": "routine", "destination": "surgery"}
      ],
      "default": {"cases": [{"when": "count(signs) = 0"}, {"when": "fever = false"}]}
    })json");
    return content.library();
}

ConditionIndex whenOf(const Library& library, const std::string& rule) {
    for (const Rule& each : library.rules)
        if (each.id == "cough/" + rule)
            return each.when;
    throw std::runtime_error("no rule " + rule);
}

struct Cough {
    Library library = cough();
    std::uint32_t topic = *library.topic("cough");
    // "age_years >= 65 and fever", "list contains(signs, "blood")".
    std::vector<ConditionIndex> conditions = {whenOf(library, "old"), whenOf(library, "blood")};
    PatientSpace space = analysis::spaceOfJourneys(library, topic, conditions);
    analysis::JourneyGraph graph = analysis::walkAllJourneys(space, topic);
    Frequencies model = plain();

    /// Uneven shares for everything, without conditions.
    Frequencies plain() const {
        Frequencies result;
        result.ofQuestion.resize(library.questions.size());
        for (const std::uint32_t question : space.questions()) {
            Frequency one;
            for (const std::uint32_t variable : space.of(question)) {
                const std::uint32_t values = space.variables()[variable].values();
                std::vector<double> shares;
                for (std::uint32_t value = 0; value < values; ++value)
                    shares.push_back(2.0 * (value + 1) / (values * (values + 1)));
                one.shares.push_back(std::move(shares));
            }
            result.ofQuestion[question] = {one};
        }
        return result;
    }

    [[nodiscard]] std::uint32_t variable(const std::string& linkId, std::size_t place = 0) const {
        return space.of(*library.question(linkId))[place];
    }

    Forecast made() const {
        const auto result = analysis::forecast(space, graph, model);
        if (!std::holds_alternative<Forecast>(result))
            BOOST_FAIL("no forecast");
        return std::get<Forecast>(result);
    }

    ForecastError refused() const {
        const auto result = analysis::forecast(space, graph, model);
        BOOST_TEST_REQUIRE(std::holds_alternative<ForecastError>(result));
        return std::get<ForecastError>(result);
    }
};

using Case = std::function<std::size_t(std::uint32_t question, const Assignment& assignment)>;

/// Everybody, one by one, through the core's own journey.
struct Everybody {
    std::map<std::pair<Rank, std::string>, double> ends;
    double questions = 0;
};

Everybody everybody(const Cough& its, const Case& caseOf) {
    Everybody result;
    Assignment assignment(its.space.variables().size());
    const auto visit = [&](const auto& again, std::uint32_t variable, double share) -> void {
        if (variable == assignment.size()) {
            const analysis::Patient patient = walk(its.space, its.topic, assignment);
            std::string to;
            patient.destinations.each([&](Destination each) { to += std::string(name(each)) + " "; });
            result.ends[{patient.rank, to}] += share;
            for (const GivenAnswer& answer : patient.answers)
                if (const auto question = its.library.question(answer.linkId))
                    result.questions += its.library.questions[*question].input == Input::patient &&
                                                its.library.questions[*question].phase <= Phase::triage
                                            ? share
                                            : 0;
            return;
        }
        const std::uint32_t question = its.space.variables()[variable].question;
        const bool host = its.library.questions[question].input == Input::host;
        for (std::uint32_t value = 0; value < its.space.variables()[variable].values(); ++value) {
            // The surgery is open.
            if (host && value > 0)
                break;
            assignment[variable] = value;
            std::size_t place = 0;
            while (its.space.of(question)[place] != variable)
                ++place;
            const Frequency& frequency = its.model.ofQuestion[question][caseOf(question, assignment)];
            again(again, variable + 1, host ? share : share * frequency.shares[place][value]);
        }
    };
    visit(visit, 0, 1);
    return result;
}

void compare(const Cough& its, const Case& caseOf) {
    const Forecast forecast = its.made();
    const Everybody all = everybody(its, caseOf);
    constexpr double close = 1e-9;
    double total = 0;
    for (const Forecast::End& end : forecast.ends) {
        total += end.share;
        BOOST_TEST_REQUIRE(end.rank.has_value());
        std::string to;
        end.destinations.each([&](Destination each) { to += std::string(name(each)) + " "; });
        const auto found = all.ends.find({*end.rank, to});
        BOOST_TEST_REQUIRE((found != all.ends.end()));
        BOOST_TEST(std::abs(end.share - found->second) < close);
    }
    BOOST_TEST(forecast.ends.size() == all.ends.size());
    BOOST_TEST(std::abs(total - 1) < close);
    BOOST_TEST(std::abs(forecast.questions - all.questions) < close);
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(forecasts, Cough)

BOOST_AUTO_TEST_CASE(independent_answers) {
    compare(*this, [](std::uint32_t, const Assignment&) { return 0U; });
}

BOOST_AUTO_TEST_CASE(answers_that_depend_on_age_and_an_earlier_answer_asked_or_not) {
    // The boxes of `signs` depend on fever at 65 or more; `weeks` on a box that is not always looked at.
    const std::uint32_t signs = *library.question("signs");
    const std::uint32_t weeks = *library.question("weeks");
    const std::uint32_t fever = *library.question("fever");
    model.ofQuestion[signs] = {{conditions[0], {{0.1, 0.9}, {0.3, 0.7}}}, {noCondition, {{0.8, 0.2}, {0.95, 0.05}}}};
    model.ofQuestion[weeks] = {{conditions[1], {{0.05, 0.95}}}, {noCondition, {{0.75, 0.25}}}};
    compare(*this, [&](std::uint32_t question, const Assignment& assignment) -> std::size_t {
        const Answer age = space.answer(assignment, library.age);
        const Answer hot = space.answer(assignment, fever);
        if (question == signs)
            return age.number >= *ageFrom("65 years") && hot.kind == Answer::Kind::options && hot.options == 2 ? 0 : 1;
        if (question == weeks)
            return assignment[variable("signs")] == 1 ? 0 : 1;
        return 0;
    });
}

BOOST_AUTO_TEST_CASE(letters_are_counted_where_the_surgery_is_named) {
    const Forecast forecast = made();
    double letters = 0;
    double offered = 0;
    for (const Forecast::End& end : forecast.ends)
        if (end.destinations.has(Destination::surgery) && end.rank->level < Level::emergency)
            (end.rank->level == Level::urgent ? offered : letters) += end.share;
    BOOST_TEST(forecast.letters == letters);
    BOOST_TEST(forecast.lettersOffered == offered);
    BOOST_TEST(letters > 0);
    BOOST_TEST(offered > 0);
}

BOOST_AUTO_TEST_CASE(what_is_not_stated_is_refused) {
    model.ofQuestion[*library.question("fever")].clear();
    BOOST_TEST((refused() == ForecastError::notStated));
}

BOOST_AUTO_TEST_CASE(a_condition_on_a_later_answer_is_refused) {
    const std::uint32_t fever = *library.question("fever");
    Frequency early = model.ofQuestion[fever].front();
    early.when = conditions[1];
    model.ofQuestion[fever].insert(model.ofQuestion[fever].begin(), early);
    BOOST_TEST((refused() == ForecastError::wrongCondition));
}

BOOST_AUTO_TEST_SUITE_END()
