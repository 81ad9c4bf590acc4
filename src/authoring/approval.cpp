// SPDX-License-Identifier: Apache-2.0
#include "authoring/approval.hpp"

#include "authoring/canonical.hpp"
#include "authoring/digest.hpp"
#include "authoring/fields.hpp"
#include "authoring/readers/parts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace signpost::authoring {
namespace {

constexpr std::string_view folder = "approvals/";
constexpr std::string_view suffix = ".json";
constexpr std::array roles = {Named<Role>{"author", Role::author}, Named<Role>{"clinician", Role::clinician}};
constexpr std::size_t keySize = 43;       // 32 bytes in base64url
constexpr std::size_t signatureSize = 86; // 64 bytes
constexpr std::size_t hashSize = 64;

bool isOf(std::string_view text, std::size_t size, std::string_view alphabet) {
    return text.size() == size && text.find_first_not_of(alphabet) == std::string_view::npos;
}

constexpr std::string_view base64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view hexadecimal = "0123456789abcdef";

/// The bytes of base64url without padding, which was checked.
std::string bytesOf(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : text) {
        bits = bits << 6U | static_cast<std::uint32_t>(base64Url.find(c));
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xFFU);
        }
    }
    return bytes;
}

std::unique_ptr<Document> parse(const SourceFiles& files, const std::string& path) {
    const auto found = files.find(path);
    Problems ignored;
    return found == files.end() ? nullptr : Document::parse(path, found->second, ignored);
}

/// A topic's file and those of all modules that patients of the topic meet.
class FilesOfTopic {
public:
    explicit FilesOfTopic(const SourceFiles& files) : files_(files) {}

    std::vector<std::string> of(const std::string& id) {
        const auto library = parse(files_, "library.json");
        if (library != nullptr) {
            for (const std::string_view role : {"screen", "phrase_questions", "ask_anyway", "letter"})
                if (const Node* named = library->root().find(role); named != nullptr)
                    addModules(*named);
        }
        add("topics/" + id + ".json");
        return {paths_.begin(), paths_.end()};
    }

private:
    void addModules(const Node& named) {
        if (named.kind == Node::Kind::text)
            add("shared/" + named.text + ".json");
        for (const Node* each : named.children)
            addModules(*each);
    }
    void add(const std::string& path) {
        if (!files_.contains(path) || !paths_.insert(path).second)
            return;
        const auto document = parse(files_, path);
        if (document == nullptr)
            return;
        for (const std::string_view list : {"questions", "letter_questions"})
            if (const Node* questions = document->root().find(list); questions != nullptr)
                for (const Node* question : questions->children)
                    if (const Node* module = question->find("include"); module != nullptr)
                        addModules(*module);
    }

    const SourceFiles& files_;
    std::set<std::string> paths_;
};

std::string canonicalWithout(const Node& root, std::initializer_list<std::string_view> keys) {
    Node rest = root;
    std::erase_if(rest.children,
                  [&](const Node* member) { return std::find(keys.begin(), keys.end(), member->key) != keys.end(); });
    return canonical(rest);
}

} // namespace

std::string_view name(Role role) {
    return role == Role::author ? "author" : "clinician";
}

std::string approvalsFile(std::string_view subject) {
    return std::string(folder) + std::string(subject) + std::string(suffix);
}

std::string subjectOf(std::string_view path) {
    const bool right =
        path.size() > folder.size() + suffix.size() && path.starts_with(folder) && path.ends_with(suffix);
    return right ? std::string(path.substr(folder.size(), path.size() - folder.size() - suffix.size())) : std::string();
}

std::optional<std::vector<std::string>> approvalFiles(const SourceFiles& files, std::string_view subject) {
    const std::string file = std::string(subject) + std::string(suffix);
    if (subject == "library") {
        std::vector<std::string> paths;
        for (const char* path :
             {"facts.json", "invariants.json", "library.json", "phrases.json", "services.json", "synonyms.json"})
            if (files.contains(path))
                paths.emplace_back(path);
        if (const auto library = parse(files, "library.json"); library != nullptr)
            if (const Node* language = library->root().find("language"); language != nullptr)
                if (std::string path = "languages/" + language->text + ".json"; files.contains(path))
                    paths.push_back(std::move(path));
        return paths;
    }
    if (subject.starts_with("topics/") && files.contains(file))
        return FilesOfTopic(files).of(std::string(subject.substr(std::string_view("topics/").size())));
    if (subject.starts_with("languages/") && files.contains(file)) {
        std::vector<std::string> paths = {file};
        for (const auto& [path, text] : files)
            if (path.starts_with(std::string(subject) + "/"))
                paths.push_back(path);
        return paths;
    }
    return std::nullopt;
}

std::optional<std::string> approvalHash(const SourceFiles& files, std::string_view subject) {
    const auto paths = approvalFiles(files, subject);
    if (!paths)
        return std::nullopt;
    std::string all;
    for (const std::string& path : *paths) {
        const auto document = parse(files, path);
        if (document == nullptr)
            return std::nullopt;
        all += path + "\n" + canonicalWithout(document->root(), {"status", "approvalDate", "$schema"}) + "\n";
    }
    return sha256Hex(all);
}

std::string approvalMessage(std::string_view subject, Role as, std::string_view hash, std::string_view date) {
    std::string message = "signpost approval 1";
    for (const std::string_view line : {subject, name(as), hash, date})
        message += "\n" + std::string(line);
    return message;
}

std::vector<Approval> readApprovals(Problems& problems, const Node& root) {
    std::vector<Approval> list;
    const Fields file(problems, root, shapes::approvals);
    checkFormat(file);
    file.require("approvals");
    for (const Node* node : file.objects("approvals")) {
        const Fields fields(problems, *node, shapes::approval);
        Approval approval;
        fields.require("as");
        approval.as = fields.oneOf("as", roles).value_or(Role::author);
        approval.date = fields.requiredText("date").empty() ? std::string() : fields.date("date");
        struct Text {
            std::string_view key;
            std::string Approval::*member;
            std::size_t size;
            std::string_view alphabet;
        };
        for (const Text& text :
             {Text{"key", &Approval::key, keySize, base64Url}, Text{"hash", &Approval::hash, hashSize, hexadecimal},
              Text{"signature", &Approval::signature, signatureSize, base64Url}}) {
            approval.*text.member = fields.requiredText(text.key);
            if (const std::string& value = approval.*text.member;
                !value.empty() && !isOf(value, text.size, text.alphabet))
                problems.add(*fields.find(text.key), Code::badApproval,
                             "this is not " + std::to_string(text.size) + " characters of " +
                                 (text.alphabet == hexadecimal ? "hexadecimal" : "base64url"),
                             "approve it again with signpost approve");
        }
        list.push_back(std::move(approval));
    }
    return list;
}

Approvals approvalsOf(const SourceFiles& files, std::string_view subject, const Verify& verify) {
    Approvals result;
    const auto hash = approvalHash(files, subject);
    if (!hash) {
        result.problem = "there is nothing called " + std::string(subject) + ", or one of its files can't be read";
        return result;
    }
    result.hash = *hash;
    const std::string path = approvalsFile(subject);
    if (!files.contains(path))
        return result;
    Problems problems;
    const auto document = Document::parse(path, files.at(path), problems);
    const auto list = document == nullptr ? std::vector<Approval>() : readApprovals(problems, document->root());
    if (!problems.list().empty()) {
        result.problem = describe(problems.list().front());
        return result;
    }
    std::set<std::string> authors;
    std::set<std::string> clinicians;
    for (const Approval& approval : list) {
        const std::string message = approvalMessage(subject, approval.as, approval.hash, approval.date);
        result.given.push_back(
            {approval, approval.hash != *hash, verify(bytesOf(approval.key), message, bytesOf(approval.signature))});
        if (result.given.back().counts())
            (approval.as == Role::author ? authors : clinicians).insert(approval.key);
    }
    result.approved = std::any_of(authors.begin(), authors.end(), [&](const std::string& author) {
        return std::any_of(clinicians.begin(), clinicians.end(), [&](const auto& key) { return key != author; });
    });
    return result;
}

std::string withApproval(const std::vector<Approval>& existing, const Approval& added) {
    std::vector<Approval> all = existing;
    std::erase_if(all, [&](const Approval& each) { return each.as == added.as || each.key == added.key; });
    all.push_back(added);
    std::stable_sort(all.begin(), all.end(), [](const Approval& a, const Approval& b) { return a.as < b.as; });
    std::string text = "{\n  \"format\": 1,\n  \"approvals\": [";
    for (const Approval& each : all) {
        const nlohmann::ordered_json json = {{"as", name(each.as)},
                                             {"key", each.key},
                                             {"hash", each.hash},
                                             {"date", each.date},
                                             {"signature", each.signature}};
        text += (&each == &all.front() ? "\n    " : ",\n    ") + json.dump();
    }
    return text + "\n  ]\n}\n";
}

} // namespace signpost::authoring
