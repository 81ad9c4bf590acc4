// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/answer_groups.hpp"

#include "analysis/drawing/plain_words.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace signpost::analysis {
namespace {

/// More ways than this into one group are not worth reading; the last line then says that there are others.
constexpr std::size_t mostWays = 80;
/// From more pairs of boxes than this, "two or more of these" is looked for.
constexpr std::size_t mostPairs = 6;
constexpr std::uint32_t greatestCount = 4;

/// For each variable of the page, the values that belong.
using Way = std::vector<std::vector<bool>>;

class Speaker {
public:
    Speaker(const PatientSpace& space, Diagrams& diagrams, std::span<const std::uint32_t> variables)
        : space_(space), diagrams_(diagrams), variables_(variables), preferences_(space.preferences()) {
        for (const std::uint32_t variable : variables)
            if (space.variables()[variable].kind == Variable::Kind::box)
                boxes_.push_back(variable);
        for (const std::uint32_t variable : variables)
            checklist_ = checklist_ || space.variables()[variable].kind == Variable::Kind::box ||
                         space.variables()[variable].kind == Variable::Kind::unsure;
        if (checklist_)
            for (const std::uint32_t variable : space.of(question().second))
                allBoxes_ = allBoxes_ && (space.variables()[variable].kind != Variable::Kind::box ||
                                          std::find(boxes_.begin(), boxes_.end(), variable) != boxes_.end());
    }

    [[nodiscard]] bool checklist() const { return checklist_; }

    /// `free`: people whom the words may take in or leave out; `impossible`: those of them who don't exist.
    AnswerGroup say(Set group, Set free, Set impossible) {
        Set left = diagrams_.without(group, free);
        const Set allowed = diagrams_.either(group, free);
        AnswerGroup said;
        std::vector<Pair> pairs;
        Set beforePairs;
        std::size_t others = 0;
        std::vector<std::uint32_t> alone;
        for (std::size_t ways = 0; !diagrams_.empty(left); ++ways) {
            if (ways == mostWays || stopped()) {
                said.items.emplace_back("another mix of these answers");
                break;
            }
            const Way way = widest(left, allowed);
            const auto pair = pairOf(way);
            // Whoever ticked least comes first: from here on, it takes two boxes.
            if (pair && pairs.empty()) {
                beforePairs = left;
                others = said.items.size();
            }
            left = diagrams_.without(left, setOf(way));
            if (pair)
                pairs.push_back(*pair);
            else if (const auto box = singleOf(way))
                alone.push_back(*box);
            else
                said.items.push_back(words(withoutImpossible(way, impossible)));
        }
        if (pairs.size() > mostPairs)
            if (const std::uint32_t least = countThatFits(beforePairs, allowed); least != 0) {
                said.items.resize(others);
                said.items.push_back(countWords(least));
                pairs.clear();
            }
        std::sort(alone.begin(), alone.end());
        for (std::size_t i = 0; i < alone.size(); ++i)
            said.items.insert(said.items.begin() + static_cast<std::ptrdiff_t>(i), boxWords(alone[i]));
        for (const std::string& each : pairWords(std::move(pairs)))
            said.items.push_back(each);
        if (said.items.size() > 1)
            said.lead = "any of:";
        return said;
    }

    /// What is left at the end of the list, once the groups above took theirs.
    AnswerGroup sayRest(Set rest) {
        Set other = boxes_.empty() ? Diagrams::nothing() : atLeast(1);
        for (const std::uint32_t variable : variables_)
            if (space_.variables()[variable].kind == Variable::Kind::unsure)
                other = diagrams_.either(other, diagrams_.has(variable, 1));
        const bool none = allBoxes_ && diagrams_.empty(diagrams_.both(rest, other));
        return {{}, {none ? "none of these" : "anything else"}};
    }

private:
    /// Two boxes that lead somewhere only together.
    using Pair = std::pair<std::uint32_t, std::uint32_t>;

    [[nodiscard]] bool stopped() const { return diagrams_.exhausted() != Diagrams::Exhausted::no; }
    [[nodiscard]] std::pair<const Variable*, std::uint32_t> question() const {
        const Variable& first = space_.variables()[variables_.front()];
        return {&first, first.question};
    }

    Set atLeast(std::uint32_t least) {
        // byCount[n]: n boxes ticked so far, the last meaning that many or more.
        std::vector<Set> byCount(least + 1, Diagrams::nothing());
        byCount.front() = Diagrams::everything();
        for (const std::uint32_t box : boxes_) {
            const Set ticked = diagrams_.has(box, 1);
            byCount[least] = diagrams_.either(byCount[least], diagrams_.both(byCount[least - 1], ticked));
            for (std::uint32_t n = least - 1; n > 0; --n)
                byCount[n] =
                    diagrams_.either(diagrams_.without(byCount[n], ticked), diagrams_.both(byCount[n - 1], ticked));
            byCount[0] = diagrams_.without(byCount[0], ticked);
        }
        return byCount[least];
    }

    /// "Two or more of these", if that is who is left.
    std::uint32_t countThatFits(Set left, Set allowed) {
        for (std::uint32_t least = 2; least <= greatestCount && least < boxes_.size(); ++least) {
            const Set counted = atLeast(least);
            if (diagrams_.empty(diagrams_.without(left, counted)) &&
                diagrams_.empty(diagrams_.without(counted, allowed)))
                return least;
        }
        return 0;
    }

    [[nodiscard]] std::string countWords(std::uint32_t least) const {
        constexpr const char* names[] = {"", "", "two", "three", "four"};
        std::string words = std::string(names[least]) + " or more of these";
        if (allBoxes_)
            return words;
        words += " (";
        for (const std::uint32_t box : boxes_)
            words += (box == boxes_.front() ? "" : "; ") + boxWords(box);
        return words + ")";
    }

    /// Starts from one of the people left and gives up whatever need not be said.
    Way widest(Set left, Set allowed) {
        const Assignment one = *diagrams_.example(left, preferences_);
        Way way;
        for (const std::uint32_t variable : variables_) {
            way.emplace_back(space_.variables()[variable].values(), false);
            way.back()[one[variable]] = true;
        }
        const auto fits = [&] { return diagrams_.empty(diagrams_.without(setOf(way), allowed)); };
        // What was not ticked first: it is the last that anybody wants to read.
        for (const bool ticked : {false, true})
            for (std::size_t i = 0; i < variables_.size(); ++i) {
                const bool isTicked = !way[i][preferences_[variables_[i]].front()];
                if (isTicked != ticked)
                    continue;
                const std::vector<bool> before = way[i];
                way[i].assign(before.size(), true);
                if (fits())
                    continue;
                way[i] = before;
                for (std::size_t value = 0; value < before.size(); ++value) {
                    if (way[i][value])
                        continue;
                    way[i][value] = true;
                    if (!fits())
                        way[i][value] = false;
                }
            }
        return way;
    }

    /// Nobody under 5 asks for themselves: "me, 5 to 15 years" rather than "me, under 16 years".
    Way withoutImpossible(Way way, Set impossible) {
        if (diagrams_.empty(impossible))
            return way;
        for (std::size_t i = 0; i < variables_.size(); ++i) {
            if (space_.variables()[variables_[i]].kind != Variable::Kind::number)
                continue;
            std::vector<bool> real(way[i].size());
            for (std::size_t value = 0; value < way[i].size(); ++value) {
                if (!way[i][value])
                    continue;
                Way one = way;
                one[i].assign(way[i].size(), false);
                one[i][value] = true;
                real[value] = !diagrams_.empty(diagrams_.without(setOf(one), impossible));
            }
            way[i] = std::move(real);
        }
        return way;
    }

    Set setOf(const Way& way) {
        Set set = Diagrams::everything();
        for (std::size_t i = 0; i < variables_.size(); ++i)
            set =
                diagrams_.both(set, diagrams_.where(variables_[i], [&](std::uint32_t value) { return way[i][value]; }));
        return set;
    }

    [[nodiscard]] std::string boxWords(std::uint32_t variable) const {
        const Variable& box = space_.variables()[variable];
        return optionWords(space_.library().questions[box.question], box.box);
    }

    [[nodiscard]] std::string words(const Way& way) const {
        std::vector<std::string> with;
        std::vector<std::string> without;
        for (std::size_t i = 0; i < variables_.size(); ++i) {
            if (std::find(way[i].begin(), way[i].end(), false) == way[i].end())
                continue;
            const Variable& variable = space_.variables()[variables_[i]];
            if (variable.kind == Variable::Kind::box)
                (way[i][1] ? with : without).push_back(boxWords(variables_[i]));
            else if (variable.kind != Variable::Kind::unsure)
                with.push_back(valuesWords(space_, variables_[i], way[i]));
            else if (way[i][1])
                with.push_back(unsureWords(space_.library().questions[variable.question]));
        }
        const bool several = checklist_ && with.size() + without.size() > 1;
        const auto quoted = [&](const std::string& each) { return several ? "\u201C" + each + "\u201D" : each; };
        std::string text;
        for (const std::string& each : with)
            text += (text.empty() ? "" : checklist_ ? " together with " : ", ") + quoted(each);
        for (std::size_t i = 0; i < without.size(); ++i)
            text += (i > 0 ? " or " : text.empty() ? "not " : ", but not ") + quoted(without[i]);
        if (text.empty())
            return checklist_ ? "any answer but \"not sure\"" : "any answer";
        return text;
    }

    /// The boxes that have to be ticked, if nothing else is said.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> tickedOnly(const Way& way) const {
        std::vector<std::uint32_t> ticked;
        for (std::size_t i = 0; i < variables_.size(); ++i) {
            if (std::find(way[i].begin(), way[i].end(), false) == way[i].end())
                continue;
            if (space_.variables()[variables_[i]].kind != Variable::Kind::box || !way[i][1])
                return std::nullopt;
            ticked.push_back(variables_[i]);
        }
        return ticked;
    }
    [[nodiscard]] std::optional<Pair> pairOf(const Way& way) const {
        const auto ticked = tickedOnly(way);
        return ticked && ticked->size() == 2 ? std::optional<Pair>({ticked->front(), ticked->back()}) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::uint32_t> singleOf(const Way& way) const {
        const auto ticked = tickedOnly(way);
        return ticked && ticked->size() == 1 ? std::optional(ticked->front()) : std::nullopt;
    }

    /// "a together with c or d" for a with c, and a with d.
    [[nodiscard]] std::vector<std::string> pairWords(std::vector<Pair> pairs) const {
        // The box that most pairs have in common first, each with its companions.
        std::map<std::vector<std::uint32_t>, std::vector<std::uint32_t>> headsOf;
        std::vector<std::vector<std::uint32_t>> order;
        while (!pairs.empty()) {
            std::map<std::uint32_t, std::size_t> seen;
            for (const auto& [a, b] : pairs) {
                ++seen[a];
                ++seen[b];
            }
            const std::uint32_t head = std::max_element(seen.begin(), seen.end(), [](const auto& a, const auto& b) {
                                           return a.second < b.second;
                                       })->first;
            std::vector<std::uint32_t> companions;
            const auto taken = std::remove_if(pairs.begin(), pairs.end(), [&](const Pair& pair) {
                if (pair.first != head && pair.second != head)
                    return false;
                companions.push_back(pair.first == head ? pair.second : pair.first);
                return true;
            });
            pairs.erase(taken, pairs.end());
            std::sort(companions.begin(), companions.end());
            if (headsOf.find(companions) == headsOf.end())
                order.push_back(companions);
            headsOf[companions].push_back(head);
        }
        std::vector<std::string> said;
        said.reserve(order.size());
        for (const auto& companions : order)
            said.push_back(boxList(headsOf[companions]) + " together with " + boxList(companions));
        return said;
    }

    [[nodiscard]] std::string boxList(const std::vector<std::uint32_t>& boxes) const {
        std::string text;
        for (std::size_t i = 0; i < boxes.size(); ++i)
            text += (i == 0 ? "" : i + 1 == boxes.size() ? ", or " : ", ") + ("\u201C" + boxWords(boxes[i]) + "\u201D");
        return text;
    }

    const PatientSpace& space_;
    Diagrams& diagrams_;
    std::span<const std::uint32_t> variables_;
    std::vector<std::vector<std::uint32_t>> preferences_;
    std::vector<std::uint32_t> boxes_;
    bool checklist_ = false;
    bool allBoxes_ = true;
};

} // namespace

std::string AnswerGroup::text() const {
    std::string text = lead;
    for (const std::string& item : items)
        text += (text.empty() ? "" : &item == &items.front() ? " " : "; ") + item;
    return text;
}

std::vector<AnswerGroup> sayGroups(const PatientSpace& space, Diagrams& diagrams,
                                   std::span<const std::uint32_t> variables, std::span<const Set> groups,
                                   Set impossible) {
    std::vector<AnswerGroup> said;
    if (groups.size() == 1)
        return {{{}, {"any answer"}}};
    Speaker speaker(space, diagrams, variables);
    Set free = impossible;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (speaker.checklist() && i + 1 == groups.size()) {
            said.push_back(speaker.sayRest(groups[i]));
            break;
        }
        said.push_back(speaker.say(groups[i], free, impossible));
        if (speaker.checklist())
            free = diagrams.either(free, groups[i]);
    }
    return said;
}

} // namespace signpost::analysis
