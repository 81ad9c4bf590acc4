// SPDX-License-Identifier: Apache-2.0
#include "authoring/readers/parts.hpp"
#include "authoring/readers/vocabulary.hpp"
#include "core/number_text.hpp"
#include "signpost/age.hpp"

#include <algorithm>
#include <tuple>

namespace signpost::authoring {
namespace {

using namespace std::string_view_literals;

/// Words of the condition language, and readings of an age: no question or option can have their names.
constexpr std::array reservedWords = {"unsure"sv,  "true"sv,     "false"sv,      "and"sv,      "or"sv,
                                      "not"sv,     "in"sv,       "list"sv,       "contains"sv, "count"sv,
                                      "applies"sv, "age_days"sv, "age_months"sv, "age_years"sv};
/// The journey's own answers, which no question can give.
constexpr std::array journeyWords = {"words"sv,        "topic"sv,          "anything_else"sv, "ask_anyway"sv,
                                     "write_letter"sv, "which_is_right"sv, "outcome"sv,       "check"sv};

constexpr std::int64_t fewestOptions = 2;
constexpr std::int64_t mostOptions = 64;
constexpr std::uint32_t usualStringLength = 200;
constexpr std::uint32_t usualTextLength = 5000;
constexpr std::int64_t greatestLength = 20000;

enum class Written : std::uint8_t { boolean, choice, integer, decimal, string, text, date, quantity };
constexpr std::array types = {
    Named<Written>{"boolean", Written::boolean}, Named<Written>{"choice", Written::choice},
    Named<Written>{"integer", Written::integer}, Named<Written>{"decimal", Written::decimal},
    Named<Written>{"string", Written::string},   Named<Written>{"text", Written::text},
    Named<Written>{"date", Written::date},       Named<Written>{"quantity", Written::quantity}};

template <std::size_t Count>
bool among(const std::array<std::string_view, Count>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

class QuestionReader {
public:
    QuestionReader(Problems& problems, const Node& node)
        : problems_(problems), fields_(problems, node, shapes::question) {
        draft_.node = &node;
    }

    QuestionDraft read() {
        readLinkId();
        readType();
        q_.text = fields_.requiredWords("text");
        q_.hint = fields_.words("hint");
        q_.why = fields_.words("why");
        q_.source = fields_.text("source");
        readOptions();
        readUnsure();
        readNumber();
        readText();
        readPlace();
        readWorse();
        draft_.enableWhen = readCondition(fields_, "enableWhen");
        checkOwnWords();
        return std::move(draft_);
    }

private:
    void readLinkId() {
        q_.linkId = fields_.identifier("linkId");
        if (q_.linkId.empty()) {
            return;
        }
        const Node& node = *fields_.find("linkId");
        if (among(reservedWords, q_.linkId)) {
            problems_.add(node, Code::reservedName, "\"" + q_.linkId + "\" is a word of the condition language",
                          "choose another name");
        } else if (among(journeyWords, q_.linkId)) {
            problems_.add(node, Code::reservedName, "\"" + q_.linkId + "\" is an answer of the journey itself",
                          "choose another name");
        }
    }

    void readType() {
        fields_.require("type");
        const Written type = fields_.oneOf("type", types).value_or(Written::boolean);
        const bool repeats = fields_.flag("repeats", false);
        if (type != Written::choice) {
            fields_.misplaced("repeats", "only a choice can be a checklist");
        }
        switch (type) {
        case Written::boolean:
            q_.type = QuestionType::boolean;
            q_.options.resize(2);
            q_.options[0].value = "false";
            q_.options[1].value = "true";
            break;
        case Written::choice:
            q_.type = repeats ? QuestionType::checklist : QuestionType::choice;
            break;
        case Written::integer:
            q_.type = QuestionType::number;
            break;
        case Written::decimal:
            q_.type = QuestionType::number;
            decimal_ = true;
            break;
        case Written::string:
            q_.type = QuestionType::string;
            break;
        case Written::text:
            q_.type = QuestionType::text;
            break;
        case Written::date:
            q_.type = QuestionType::date;
            break;
        case Written::quantity:
            q_.type = QuestionType::age;
            q_.least = youngestAge;
            q_.greatest = oldestAge;
            break;
        }
        if ((q_.linkId == "age") != (type == Written::quantity) && fields_.find("type") != nullptr) {
            problems_.add(*fields_.find("type"), Code::wrongType,
                          "the question age, and no other, has the type quantity");
        }
    }

    void readOptions() {
        const bool chooses = q_.type == QuestionType::choice || q_.type == QuestionType::checklist;
        if (!chooses) {
            fields_.misplaced("answerOption", "only a choice has options");
            return;
        }
        const Node* list = fields_.require("answerOption");
        if (list == nullptr) {
            return;
        }
        for (const Node* node : fields_.objects("answerOption")) {
            q_.options.push_back(readOption(*node));
        }
        const auto count = static_cast<std::int64_t>(q_.options.size());
        if (list->kind == Node::Kind::list && (count < fewestOptions || count > mostOptions)) {
            problems_.add(*list, Code::badOptions, "a choice has 2 to 64 options, this one " + std::to_string(count));
            q_.options.resize(static_cast<std::size_t>(std::min(count, mostOptions)));
        }
        const auto nones = std::count_if(q_.options.begin(), q_.options.end(), [](const Option& o) { return o.none; });
        if (q_.type == QuestionType::checklist && (nones != 1 || !q_.options.back().none)) {
            problems_.add(*list, Code::badOptions, "a checklist ends with exactly one \"none of these\"",
                          R"(add {"value": "none", "text": "None of these", "none": true} as the last option)");
        } else if (q_.type == QuestionType::choice && nones > 0) {
            problems_.add(*list, Code::badOptions, "only a checklist has a box \"none of these\"",
                          "leave out \"none\", or add \"repeats\": true");
        }
    }

    Option readOption(const Node& node) {
        const Fields fields(problems_, node, shapes::option);
        Option option;
        option.value = fields.identifier("value", Identifier::option);
        option.text = fields.requiredWords("text");
        option.hint = fields.words("hint");
        option.none = fields.flag("none", false);
        if (option.value.empty()) {
            return option;
        }
        const Node& value = *fields.find("value");
        if (among(reservedWords, option.value)) {
            problems_.add(value, Code::reservedName, "\"" + option.value + "\" is a word of the condition language",
                          "choose another name");
        }
        if (std::any_of(q_.options.begin(), q_.options.end(),
                        [&](const Option& other) { return other.value == option.value; })) {
            problems_.add(value, Code::duplicateId, "the option \"" + option.value + "\" stands twice", "keep one");
        }
        return option;
    }

    void readUnsure() {
        const Node* value = fields_.find("unsure");
        if (value == nullptr) {
            return;
        }
        if (isText()) {
            fields_.misplaced("unsure", "a text can be left empty instead");
        } else if (value->kind == Node::Kind::boolean) {
            q_.offersUnsure = value->flag;
        } else {
            q_.unsureText = wordsOf(problems_, *value);
            q_.offersUnsure = true;
        }
    }

    void readNumber() {
        if (q_.type != QuestionType::number) {
            for (const auto key : {"minValue"sv, "maxValue"sv, "maxDecimalPlaces"sv, "unit"sv}) {
                fields_.misplaced(key, "only an integer or decimal has it");
            }
            return;
        }
        constexpr std::int64_t mostDecimals = 3;
        if (decimal_) {
            fields_.require("maxDecimalPlaces");
            q_.decimals = static_cast<std::uint8_t>(fields_.integer("maxDecimalPlaces", 0, mostDecimals).value_or(0));
        } else {
            fields_.misplaced("maxDecimalPlaces", "an integer has none");
        }
        q_.unit = fields_.text("unit");
        const auto least = readEnd("minValue");
        const auto greatest = readEnd("maxValue");
        std::tie(q_.least, q_.greatest) =
            std::minmax({least.value_or(greatest.value_or(0)), greatest.value_or(least.value_or(0))});
        if (least && greatest && *least >= *greatest) {
            problems_.add(*fields_.find("maxValue"), Code::badRange, "maxValue must be above minValue");
        }
    }

    std::optional<std::int64_t> readEnd(std::string_view key) {
        const Node* value = fields_.require(key);
        if (value == nullptr || !expect(problems_, *value, Node::Kind::number)) {
            return std::nullopt;
        }
        const auto scaled = scaledNumber(value->text, q_.decimals);
        if (!scaled) {
            problems_.add(*value, Code::badNumber,
                          value->text + " is not a number with at most " + std::to_string(q_.decimals) + " decimals");
        }
        return scaled;
    }

    [[nodiscard]] bool isText() const { return q_.type == QuestionType::string || q_.type == QuestionType::text; }

    void readText() {
        if (!isText()) {
            fields_.misplaced("maxLength", "only a string or text has it");
            fields_.misplaced("format", "only a string or text has it");
            if (q_.type != QuestionType::date) {
                fields_.misplaced("autocomplete", "only a string, text or date has it");
            }
        } else {
            const std::uint32_t usual = q_.type == QuestionType::string ? usualStringLength : usualTextLength;
            q_.maxLength = static_cast<std::uint32_t>(fields_.integer("maxLength", 1, greatestLength).value_or(usual));
            q_.format = fields_.oneOf("format", vocabulary::textFormats).value_or(TextFormat::any);
        }
        q_.autocomplete = fields_.text("autocomplete");
    }

    void readPlace() {
        q_.phase = fields_.oneOf("phase", vocabulary::phases).value_or(Phase::triage);
        q_.band = fields_.oneOf("band", vocabulary::bands).value_or(Band::rest);
        q_.input = fields_.oneOf("input", vocabulary::inputs).value_or(Input::patient);
        q_.required = fields_.flag("required", true);
        if (!q_.required && q_.phase != Phase::letter) {
            problems_.addAtKey(*fields_.find("required"), Code::misplacedKey,
                               "only a question of phase letter can be left out");
            q_.required = true;
        }
        if ((isText() || q_.type == QuestionType::date) && q_.phase < Phase::outcome) {
            problems_.add(fields_.find("type") != nullptr ? *fields_.find("type") : fields_.node(), Code::wrongPhase,
                          "no condition can read a text or date, so it must be of phase outcome or letter",
                          "add \"phase\": \"letter\"");
        }
    }

    void readWorse() {
        q_.worse = fields_.oneOf("worse", vocabulary::worse).value_or(Worse::unstated);
        const auto fits = [&] {
            switch (q_.worse) {
            case Worse::later:
                return q_.type == QuestionType::choice;
            case Worse::higher:
            case Worse::lower:
                return q_.type == QuestionType::number || q_.type == QuestionType::age;
            case Worse::yes:
            case Worse::no:
                return q_.type == QuestionType::boolean;
            case Worse::more:
                return q_.type == QuestionType::checklist;
            default:
                return true;
            }
        };
        if (!fits()) {
            problems_.add(*fields_.find("worse"), Code::unknownValue, "this type of question has no such direction",
                          "later for a choice, higher or lower for numbers, true or false for a boolean, more for a "
                          "checklist, none for any");
        }
    }

    /// Questions that the journey itself knows have a type of their own.
    void checkOwnWords() {
        const auto wrong = [&](const char* what) { problems_.add(fields_.node(), Code::reservedName, what); };
        if (q_.linkId == "who") {
            const bool fits = q_.type == QuestionType::choice && q_.options.size() == 3 &&
                              q_.options[0].value == "me" && q_.options[1].value == "child" &&
                              q_.options[2].value == "other";
            if (!fits) {
                wrong("the question who is a choice of me, child and other, in this order");
            }
        } else if (q_.linkId == "surgery_opens_in") {
            if (q_.type != QuestionType::number || decimal_ || q_.input != Input::host || q_.least != 0) {
                wrong("the question surgery_opens_in is an integer from 0 with \"input\": \"host\"");
            }
        } else if ((q_.linkId == "phrases") != (q_.input == Input::scan) ||
                   (q_.input == Input::scan && q_.type != QuestionType::checklist)) {
            wrong("the question phrases, and no other, is a checklist with \"input\": \"scan\"");
        }
    }

    Problems& problems_;
    Fields fields_;
    QuestionDraft draft_;
    Question& q_ = draft_.question;
    bool decimal_ = false;
};

} // namespace

QuestionDraft readQuestion(Problems& problems, const Node& node) {
    return QuestionReader(problems, node).read();
}

} // namespace signpost::authoring
