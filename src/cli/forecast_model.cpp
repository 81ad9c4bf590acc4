// SPDX-License-Identifier: Apache-2.0
#include "cli/forecast_model.hpp"

#include "authoring/answers.hpp"
#include "authoring/conditions/compiler.hpp"
#include "signpost/age.hpp"
#include "signpost/leaves.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace signpost::cli {
namespace {

using analysis::PatientSpace;
using analysis::Variable;
using authoring::Code;
using authoring::Node;
using authoring::Problems;

constexpr double tolerance = 1e-6;

/// True if the value has this kind; otherwise that is a problem.
bool isA(Problems& problems, const Node& node, Node::Kind kind, const std::string& what) {
    if (node.kind != kind) {
        problems.add(node, Code::wrongType, what);
    }
    return node.kind == kind;
}

void checkKeys(Problems& problems, const Node& node, std::span<const std::string> known, const std::string& what) {
    for (const Node* member : node.children) {
        if (std::find(known.begin(), known.end(), member->key) == known.end()) {
            problems.addAtKey(*member, Code::unknownKey, what + " has no key \"" + member->key + "\"",
                              authoring::didYouMean(member->key, known));
        }
    }
}

/// Days that one step of the scale of ages lasts.
double daysOf(Age age) {
    constexpr double month = 365.25 / 12;
    if (age < *ageFrom("1 month")) {
        return 1;
    }
    return age < *ageFrom("2 years") ? month : 365.25;
}

} // namespace

std::optional<ForecastModel> ForecastModelReader::readHead(Library library, std::uint32_t topic) {
    constexpr std::array<std::string_view, 4> known = {"format", "title", "source", "topics"};
    const std::vector<std::string> keys(known.begin(), known.end());
    if (!isA(problems_, root_, Node::Kind::object, "a model is an object")) {
        return std::nullopt;
    }
    checkKeys(problems_, root_, keys, "a model");
    ForecastModel model;
    model.library = std::move(library);
    model.topic = topic;
    model.frequencies.ofQuestion.resize(model.library.questions.size());
    const Node* format = root_.find("format");
    if (format == nullptr || format->text != "1") {
        problems_.add(root_, Code::wrongFormat, "a model has \"format\": 1");
    }
    for (const auto& [key, text] : {std::pair("title", &model.title), std::pair("source", &model.source)}) {
        const Node* node = root_.find(key);
        if (node == nullptr || node->kind != Node::Kind::text || node->text.empty()) {
            problems_.add(root_, Code::missingKey,
                          "a model says in \"" + std::string(key) + "\" " +
                              (text == &model.title ? "what it is of" : "where its numbers come from"));
        } else {
            *text = node->text;
        }
    }
    const Node* topics = root_.find("topics");
    const std::string& id = model.library.topics[topic].id;
    const Node* its = topics == nullptr ? nullptr : topics->find(id);
    if (its == nullptr || !isA(problems_, *its, Node::Kind::object, "a topic's part of a model is an object")) {
        problems_.add(topics == nullptr ? root_ : *topics, Code::unknownTopic, "the model says nothing of " + id);
        return std::nullopt;
    }
    checkKeys(problems_, *its, std::array<std::string, 2>{"unstated", "answers"}, "a topic's part of a model");
    if (const Node* unstated = its->find("unstated")) {
        readUnstated(*unstated);
    }
    const Node* answers = its->find("answers");
    if (answers == nullptr) {
        problems_.add(*its, Code::missingKey, "the key \"answers\" is missing");
        return std::nullopt;
    }
    if (!readCases(model, *answers)) {
        return std::nullopt;
    }
    return model;
}

void ForecastModelReader::readUnstated(const Node& unstated) {
    if (!isA(problems_, unstated, Node::Kind::object, "\"unstated\" is {\"box\": share, \"unsure\": share}")) {
        return;
    }
    checkKeys(problems_, unstated, std::array<std::string, 2>{"box", "unsure"}, "\"unstated\"");
    unstated_.emplace();
    for (const auto& [key, value] : {std::pair("box", &unstated_->box), std::pair("unsure", &unstated_->unsure)}) {
        const Node* node = unstated.find(key);
        if (node == nullptr) {
            problems_.add(unstated, Code::missingKey, "the key \"" + std::string(key) + "\" is missing");
        } else {
            *value = share(*node).value_or(0);
        }
    }
}

bool ForecastModelReader::readCases(ForecastModel& model, const Node& answers) {
    Library& library = model.library;
    cases_.resize(library.questions.size());
    if (!isA(problems_, answers, Node::Kind::object, "\"answers\" is an object by linkId")) {
        return false;
    }
    authoring::NameTable names;
    std::vector<std::string> linkIds;
    for (std::uint32_t i = 0; i < library.questions.size(); ++i) {
        names.questions[library.questions[i].linkId] = i;
        // Frequencies are of what people would say, asked or not.
        names.mayNotApply.push_back(false);
        linkIds.push_back(library.questions[i].linkId);
    }
    std::vector<std::uint32_t> places(library.questions.size(), noIndex);
    const std::vector<std::uint32_t>& order = library.topics[model.topic].questions;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        places[order[i]] = i;
    }
    authoring::ConditionCompiler compiler(problems_, library, names);
    for (const Node* member : answers.children) {
        const auto question = library.question(member->key);
        if (!question) {
            problems_.addAtKey(*member, Code::unknownQuestion, "no question is called \"" + member->key + "\"",
                               authoring::didYouMean(member->key, linkIds));
            continue;
        }
        std::vector<const Node*> cases = {member};
        if (member->kind == Node::Kind::list) {
            cases.assign(member->children.begin(), member->children.end());
        }
        for (const Node* node : cases) {
            if (!isA(problems_, *node, Node::Kind::object,
                     "frequencies are an object, or a list of objects with \"when\"")) {
                continue;
            }
            Case its{node, noCondition};
            if (const Node* when = node->find("when")) {
                const authoring::Scope scope{"this model", &places, nullptr, places[*question], Phase::triage};
                its.when = compiler.compile({when, when->text}, scope);
                if (its.when != noCondition) {
                    conditions_.push_back(its.when);
                    auto reads = questionsRead(library, its.when);
                    reads.erase(std::remove(reads.begin(), reads.end(), library.age), reads.end());
                    if (reads.size() > 1) {
                        problems_.add(*when, Code::outOfScope,
                                      "frequencies may depend on age and on one earlier answer, no more");
                    }
                }
            }
            const bool last = node == cases.back();
            if (last == (node->find("when") != nullptr)) {
                problems_.add(*node, Code::missingKey,
                              last ? "the last case is for everybody else, without \"when\""
                                   : "each case but the last says in \"when\" whom it is of");
            }
            cases_[*question].push_back(its);
        }
        if (cases.empty()) {
            problems_.add(*member, Code::missingKey, "there is no case");
        }
    }
    return problems_.onlyWarnings();
}

bool ForecastModelReader::readShares(ForecastModel& model, const PatientSpace& space,
                                     const std::vector<std::uint32_t>& questions) {
    std::vector<bool> wanted(model.library.questions.size());
    for (const std::uint32_t question : questions) {
        wanted[question] = true;
    }
    for (std::uint32_t question = 0; question < cases_.size(); ++question) {
        if (!space.has(question)) {
            if (!cases_[question].empty()) {
                problems_.addAtKey(*cases_[question].front().node, Code::outOfScope,
                                   "this topic does not ask " + model.library.questions[question].linkId);
            }
            continue;
        }
        for (const Case& each : cases_[question]) {
            model.frequencies.ofQuestion[question].push_back({each.when, sharesOf(space, question, *each.node)});
        }
        if (!cases_[question].empty()) {
            continue;
        }
        if (unstated_) {
            model.frequencies.ofQuestion[question].push_back({noCondition, unstatedShares(space, question)});
        } else if (wanted[question]) {
            problems_.add(
                root_, Code::missingKey,
                "the model does not say how often " + model.library.questions[question].linkId + " is answered how",
                R"("unstated": {"box": 0.02, "unsure": 0.02} would say what to take for all that is not stated)");
        }
    }
    return problems_.onlyWarnings();
}

// --- shares ---

std::optional<double> ForecastModelReader::share(const Node& node) {
    double value = -1;
    const char* end = node.text.data() + node.text.size();
    const auto read = std::from_chars(node.text.data(), end, value);
    if (node.kind != Node::Kind::number || read.ec != std::errc() || read.ptr != end || !(value >= 0 && value <= 1)) {
        problems_.add(node, Code::badNumber, "a share is a number from 0 to 1");
        return std::nullopt;
    }
    return value;
}

void ForecastModelReader::checkSum(const Node& node, const std::vector<double>& shares) {
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (std::abs(sum - 1) > tolerance) {
        problems_.add(node, Code::badNumber, "the shares add up to " + std::to_string(sum) + ", not to 1");
    }
}

std::vector<std::vector<double>> ForecastModelReader::sharesOf(const PatientSpace& space, std::uint32_t question,
                                                               const Node& node) {
    const Question& its = space.library().questions[question];
    if (its.type == QuestionType::checklist) {
        std::vector<std::vector<double>> shares;
        addBoxes(space, question, node, shares);
        return shares;
    }
    const Variable& variable = space.variables()[space.of(question).front()];
    return {variable.kind == Variable::Kind::number ? numberShares(space, question, node)
                                                    : optionShares(its, variable, node)};
}

/// Boxes are ticked independently of each other, by those who are not unsure.
void ForecastModelReader::addBoxes(const PatientSpace& space, std::uint32_t question, const Node& node,
                                   std::vector<std::vector<double>>& shares) {
    const Question& its = space.library().questions[question];
    std::vector<std::string> known = {"when"};
    for (const std::uint32_t variable : space.of(question)) {
        const Variable& box = space.variables()[variable];
        const std::string name = box.kind == Variable::Kind::unsure ? "unsure" : its.options[box.box].value;
        known.push_back(name);
        const Node* given = node.find(name);
        double ticked = 0;
        if (given != nullptr) {
            ticked = share(*given).value_or(0);
        } else if (unstated_) {
            ticked = box.kind == Variable::Kind::unsure ? unstated_->unsure : unstated_->box;
        } else {
            problems_.add(node, Code::missingKey, "the share of \"" + name + "\" is missing");
        }
        shares.push_back({1 - ticked, ticked});
    }
    checkKeys(problems_, node, known, its.linkId);
}

std::vector<double> ForecastModelReader::optionShares(const Question& question, const Variable& variable,
                                                      const Node& node) {
    std::vector<std::string> known = {"when"};
    std::vector<double> shares(variable.values());
    for (std::uint32_t value = 0; value < variable.values(); ++value) {
        known.push_back(value == variable.unsureValue() ? "unsure" : question.options[value].value);
        if (const Node* given = node.find(known.back())) {
            shares[value] = share(*given).value_or(0);
        }
    }
    checkKeys(problems_, node, known, question.linkId);
    checkSum(node, shares);
    return shares;
}

std::optional<std::int64_t> ForecastModelReader::numberOf(const Question& question, const Node* node) {
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto text = authoring::answerTextOf(&question, *node);
    const auto read = text ? readAnswer(question, *text) : AnswerError{"not-a-number", {}};
    const auto* answer = std::get_if<Answer>(&read);
    if (answer == nullptr || answer->kind != Answer::Kind::number) {
        problems_.add(*node, Code::badAnswer, "this is no answer to " + question.linkId);
        return std::nullopt;
    }
    return answer->number;
}

/// Ranges with both ends; inside a range every number is as likely as the next, and ages are spread evenly over time.
std::vector<double> ForecastModelReader::numberShares(const PatientSpace& space, std::uint32_t question,
                                                      const Node& node) {
    const Question& its = space.library().questions[question];
    const std::uint32_t index = space.of(question).front();
    const Variable& variable = space.variables()[index];
    std::vector<double> shares(variable.values());
    checkKeys(problems_, node, std::array<std::string, 3>{"when", "ranges", "unsure"}, its.linkId);
    const Node* ranges = node.find("ranges");
    if (ranges == nullptr || ranges->kind != Node::Kind::list) {
        problems_.add(node, Code::missingKey,
                      "\"ranges\" is a list of {\"from\", \"to\", \"share\"}, both ends included");
        return shares;
    }
    const auto weight = [&](std::int64_t number) { return question == space.library().age ? daysOf(number) : 1.0; };
    for (const Node* range : ranges->children) {
        if (!isA(problems_, *range, Node::Kind::object, "a range is {\"from\", \"to\", \"share\"}")) {
            continue;
        }
        checkKeys(problems_, *range, std::array<std::string, 3>{"from", "to", "share"}, "a range");
        const auto from = numberOf(its, range->find("from"));
        const auto to = numberOf(its, range->find("to"));
        const Node* given = range->find("share");
        if (!from || !to || given == nullptr || *from > *to) {
            problems_.add(*range, Code::badRange, "a range has \"from\", a \"to\" that is not less, and \"share\"");
            continue;
        }
        const double itsShare = share(*given).value_or(0);
        double total = 0;
        for (std::int64_t number = *from; number <= *to; ++number) {
            total += weight(number);
        }
        for (std::int64_t number = *from; number <= *to; ++number) {
            shares[space.rangeOf(index, number)] += itsShare * weight(number) / total;
        }
    }
    if (const Node* unsure = node.find("unsure")) {
        if (variable.unsureValue() == noIndex) {
            problems_.addAtKey(*unsure, Code::unknownOption, its.linkId + " offers no \"not sure\"");
        } else {
            shares[variable.unsureValue()] = share(*unsure).value_or(0);
        }
    }
    checkSum(node, shares);
    return shares;
}

std::vector<std::vector<double>> ForecastModelReader::unstatedShares(const PatientSpace& space,
                                                                     std::uint32_t question) const {
    std::vector<std::vector<double>> all;
    for (const std::uint32_t index : space.of(question)) {
        const Variable& variable = space.variables()[index];
        if (variable.kind == Variable::Kind::box || variable.kind == Variable::Kind::unsure) {
            const double ticked = variable.kind == Variable::Kind::box ? unstated_->box : unstated_->unsure;
            all.push_back({1 - ticked, ticked});
            continue;
        }
        std::vector<double> shares;
        double total = 0;
        for (std::uint32_t value = 0; value < variable.answers(); ++value) {
            shares.push_back(static_cast<double>(variable.weights[value]));
            total += shares.back();
        }
        const double unsure = variable.lastIsUnsure ? unstated_->unsure : 0;
        for (double& each : shares) {
            each *= (1 - unsure) / total;
        }
        if (variable.lastIsUnsure) {
            shares.push_back(unsure);
        }
        all.push_back(std::move(shares));
    }
    return all;
}

} // namespace signpost::cli
