// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/conditions/scope.hpp"
#include "authoring/conditions/syntax.hpp"

#include <functional>
#include <optional>
#include <string>

namespace signpost::authoring {

/// Takes a problem at a byte offset of the condition.
using ReportAt = std::function<void(std::size_t at, Code code, std::string reason, std::string suggestion)>;

/// Looks up the names and constants of single comparisons and turns them into leaves of the core.
class LeafReader {
public:
    LeafReader(const Library& library, const NameTable& names, const Scope& scope, const ReportAt& report)
        : library_(library), names_(names), scope_(scope), report_(report) {}

    /// Nothing if there was something to report.
    [[nodiscard]] std::optional<Condition> read(const Expression& expression) const;

private:
    struct Subject;
    [[nodiscard]] std::optional<Subject> lookUp(const Expression& expression) const;
    [[nodiscard]] std::optional<std::uint32_t> lookUpQuestion(const std::string& name, std::size_t at) const;
    void reportUnknownName(const std::string& name, std::size_t at) const;
    [[nodiscard]] std::optional<Condition> readContains(const Expression& expression, std::uint32_t question) const;
    [[nodiscard]] std::optional<Condition> readBoolean(const Expression& expression, std::uint32_t question) const;
    [[nodiscard]] std::optional<Condition> readChoice(const Expression& expression, std::uint32_t question) const;
    [[nodiscard]] std::optional<std::uint64_t> optionBit(const Question& question, const Constant& constant) const;
    [[nodiscard]] std::optional<Condition> wrongOperator(const Expression& expression, const std::string& reason,
                                                         const std::string& suggestion) const;

    const Library& library_;
    const NameTable& names_;
    const Scope& scope_;
    const ReportAt& report_;
};

} // namespace signpost::authoring
