// SPDX-License-Identifier: Apache-2.0
#include "analysis/topic_table.hpp"
#include "support/every_patient.hpp"
#include "support/random_library.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

using namespace signpost; // NOLINT(google-build-using-namespace)
using analysis::Assignment;
using analysis::Natural;
using analysis::OutcomeSets;
using analysis::Set;
using analysis::TopicTable;
using test::Answered;
using test::Ending;

namespace {

constexpr std::uint64_t mostAssignments = 20'000;

Ending endingOf(const TopicTable& table, Phase phase, const Assignment& assignment) {
    Ending ending;
    for (const OutcomeSets::Place& place : table.outcomes(phase).places()) {
        if (!table.diagrams().contains(place.ends, assignment))
            continue;
        BOOST_REQUIRE(!ending.rank.has_value()); // Nobody ends at two ranks.
        ending.rank = place.rank;
        for (const auto& [destination, where] : place.destinations)
            if (table.diagrams().contains(where, assignment))
                ending.destinations.add(destination);
    }
    return ending;
}

/// Different sets of answers, each with its weight.
class Counted {
public:
    void add(const Answered& patient) {
        if (seen_.insert(patient.told()).second)
            number_ += Natural(patient.weight());
    }
    [[nodiscard]] std::string text() const { return number_.text(); }

private:
    std::set<Assignment> seen_;
    Natural number_;
};

/// Goes through everybody; what differs is said for the patient with the fewest answers beside the first.
class Comparison {
public:
    Comparison(const TopicTable& table, std::uint32_t seed) : table_(table), seed_(seed) {}

    void run() {
        test::eachAssignment(table_.space(), [&](const Assignment& assignment) { compare(assignment); });
        BOOST_TEST(smallest_ == "", where() + smallest_);
        BOOST_TEST(table_.patients(table_.possible()).text() == possible_.text(), where());
        for (const OutcomeSets::Place& place : table_.outcomes(Phase::triage).places())
            BOOST_TEST(table_.patients(place.ends).text() == byRank_[place.rank].text(),
                       where() << " at " << name(place.rank.level));
    }

private:
    void compare(const Assignment& assignment) {
        const Answered patient(table_.space(), table_.topic(), assignment);
        for (const Phase phase : {Phase::triage, Phase::outcome}) {
            const Ending core = patient.ending(phase);
            const Ending table = endingOf(table_, phase, assignment);
            if (!(core == table))
                differs(assignment, core, table);
        }
        const bool exists = patient.exists();
        const ConditionIndex audience = table_.library().topics[table_.topic()].audience;
        const bool reaches =
            exists && !patient.screenedOut() && (audience == noCondition || !patient.is(audience, Truth::no));
        same(assignment, "exists", table_.possible(), exists);
        same(assignment, "is screened out", table_.screenedOut(), patient.screenedOut());
        same(assignment, "gets to the topic", table_.reaching(), reaches);
        for (const std::uint32_t question : table_.space().questions())
            same(assignment, "is asked " + table_.library().questions[question].linkId, table_.applies(question),
                 patient.asked(question));
        if (!exists)
            return;
        possible_.add(patient);
        byRank_[*patient.ending(Phase::triage).rank].add(patient);
    }

    void same(const Assignment& assignment, const std::string& what, Set set, bool core) {
        if (table_.diagrams().contains(set, assignment) != core)
            differs(assignment, what + (core ? ": yes" : ": no"), "the table says otherwise");
    }

    template <class Core, class Table>
    void differs(const Assignment& assignment, const Core& core, const Table& table) {
        const auto size = std::count_if(assignment.begin(), assignment.end(), [](auto value) { return value != 0; });
        if (!smallest_.empty() && size >= smallestSize_)
            return;
        smallestSize_ = size;
        std::ostringstream text;
        text << test::inWords(table_.space(), assignment) << " -> " << core << ", but " << table;
        smallest_ = text.str();
    }

    [[nodiscard]] std::string where() const {
        return "seed " + std::to_string(seed_) + ", " + table_.library().topics[table_.topic()].id + ": ";
    }

    const TopicTable& table_;
    std::uint32_t seed_;
    std::string smallest_;
    std::ptrdiff_t smallestSize_ = 0;
    Counted possible_;
    std::map<Rank, Counted> byRank_;
};

} // namespace

BOOST_AUTO_TEST_SUITE(topic_table)

BOOST_AUTO_TEST_CASE(says_of_every_patient_what_the_core_says) {
    std::size_t compared = 0;
    std::size_t handedOver = 0;
    for (std::uint32_t seed = 1; compared < 40; ++seed) {
        const Library library = test::randomLibrary(seed, test::Size::small);
        for (std::uint32_t topic = 0; topic < library.topics.size(); ++topic) {
            const TopicTable table(library, topic, {});
            if (test::assignments(table.space()) > mostAssignments)
                continue;
            ++compared;
            handedOver += table.topics().size() > 1 ? 1 : 0;
            Comparison(table, seed).run();
        }
    }
    BOOST_TEST(handedOver > 5U);
}

BOOST_AUTO_TEST_SUITE_END()
