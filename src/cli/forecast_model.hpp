// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/forecast/forecast.hpp"
#include "authoring/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace signpost::cli {

/// A model of who comes and what they answer, as docs/forecast.md describes the file, for one topic.
struct ForecastModel {
    std::string title;
    std::string source;
    /// The content, with the model's conditions added.
    Library library;
    std::uint32_t topic = noIndex;
    analysis::Frequencies frequencies;
};

/// What to take for boxes and "not sure" where a model states nothing.
struct UnstatedShares {
    double box = 0;
    double unsure = 0;
};

/// Reads the topic's part of a model; nothing, and problems, if anything in it is wrong. `questions` are those that the
/// model must state; each that it does not is one problem, unless the model says what to take for unstated answers.
class ForecastModelReader {
public:
    ForecastModelReader(authoring::Problems& problems, const authoring::Node& root)
        : problems_(problems), root_(root) {}

    /// First the head and the conditions: they may tell numbers apart that the topic does not.
    std::optional<ForecastModel> readHead(Library library, std::uint32_t topic);
    [[nodiscard]] const std::vector<ConditionIndex>& conditions() const { return conditions_; }
    /// Then the shares, on a space that knows the conditions.
    bool readShares(ForecastModel& model, const analysis::PatientSpace& space,
                    const std::vector<std::uint32_t>& questions);

private:
    struct Case {
        const authoring::Node* node = nullptr;
        ConditionIndex when = noCondition;
    };

    bool readCases(ForecastModel& model, const authoring::Node& answers);
    void readUnstated(const authoring::Node& unstated);
    [[nodiscard]] std::vector<std::vector<double>> sharesOf(const analysis::PatientSpace& space, std::uint32_t question,
                                                            const authoring::Node& node);
    void addBoxes(const analysis::PatientSpace& space, std::uint32_t question, const authoring::Node& node,
                  std::vector<std::vector<double>>& shares);
    [[nodiscard]] std::vector<double> optionShares(const Question& question, const analysis::Variable& variable,
                                                   const authoring::Node& node);
    [[nodiscard]] std::vector<double> numberShares(const analysis::PatientSpace& space, std::uint32_t question,
                                                   const authoring::Node& node);
    [[nodiscard]] std::vector<std::vector<double>> unstatedShares(const analysis::PatientSpace& space,
                                                                  std::uint32_t question) const;
    std::optional<double> share(const authoring::Node& node);
    void checkSum(const authoring::Node& node, const std::vector<double>& shares);
    std::optional<std::int64_t> numberOf(const Question& question, const authoring::Node* node);

    authoring::Problems& problems_;
    const authoring::Node& root_;
    std::vector<ConditionIndex> conditions_;
    /// By question.
    std::vector<std::vector<Case>> cases_;
    std::optional<UnstatedShares> unstated_;
};

} // namespace signpost::cli
