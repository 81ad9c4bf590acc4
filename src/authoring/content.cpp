// SPDX-License-Identifier: Apache-2.0
#include "authoring/approval.hpp"
#include "authoring/assembly/assembly.hpp"
#include "authoring/readers/files.hpp"
#include "authoring/style.hpp"
#include "authoring/translation.hpp"

#include <array>
#include <memory>

namespace signpost::authoring {
namespace {

/// Reads every file by the folder and name it has.
class ContentReader {
public:
    explicit ContentReader(const SourceFiles& files) : files_(files) {}

    Authored run() {
        if (!files_.contains("library.json")) {
            problems_.addForFile("library.json", Code::fileMissing,
                                 "there is no such file, so this is no content folder",
                                 "name the folder that holds library.json and topics/");
            return finish();
        }
        for (const auto& [path, text] : files_) {
            readFile(path, text);
        }
        // What could not be read would be reported again wherever it is named.
        const bool whole = unreadable_ == 0;
        if (whole) {
            authored_.library = assemble(problems_, drafts_);
        }
        if (whole) {
            authored_.vignettes = assembleVignettes(problems_, drafts_, authored_.library);
        }
        checkTranslations(problems_, roots_);
        checkStyle(problems_, drafts_);
        return finish();
    }

private:
    void readFile(const std::string& path, const std::string& text) {
        const auto slash = path.find('/');
        const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash);
        const bool known = path.ends_with(".json") && path.find('/', slash + 1) == std::string::npos;
        if (folder == "schema") {
            return; // for editors
        }
        // Translations and approvals are about other files and named as these: languages/cy/topics/cough.json.
        if (path.ends_with(".json") && (folder == "approvals" || (folder == "languages" && !known))) {
            readAboutOthers(path, text);
            return;
        }
        using Take = void (ContentReader::*)(const Node&);
        struct Kind {
            std::string_view folder;
            std::string_view name;
            Take take;
        };
        static constexpr std::array kinds = {Kind{"", "library.json", &ContentReader::takeLibrary},
                                             Kind{"", "facts.json", &ContentReader::takeFacts},
                                             Kind{"", "invariants.json", &ContentReader::takeInvariants},
                                             Kind{"", "services.json", &ContentReader::takeServices},
                                             Kind{"", "phrases.json", &ContentReader::takePhrases},
                                             Kind{"", "synonyms.json", &ContentReader::takeSynonyms},
                                             Kind{"topics", "", &ContentReader::takeTopic},
                                             Kind{"shared", "", &ContentReader::takeModule},
                                             Kind{"vignettes", "", &ContentReader::takeVignettes},
                                             Kind{"languages", "", &ContentReader::takeLanguage}};
        for (const Kind& kind : kinds) {
            if (known && kind.folder == folder && (kind.name.empty() ? !folder.empty() : kind.name == path)) {
                if (const Node* root = parse(path, text); root != nullptr) {
                    (this->*kind.take)(*root);
                } else {
                    ++unreadable_;
                }
                return;
            }
        }
        problems_.addForFile(
            path, Code::fileUnknown, "content has no such file",
            "topics/, shared/, vignettes/, languages/ and approvals/ hold .json files; beside them stand library.json, "
            "facts.json, invariants.json, services.json, phrases.json and synonyms.json");
    }

    /// The file's object; null, and a problem, if it holds none.
    const Node* parse(const std::string& path, const std::string& text) {
        auto document = Document::parse(path, text, problems_);
        if (document == nullptr || document->root().kind != Node::Kind::object) {
            if (document != nullptr) {
                problems_.add(document->root(), Code::wrongType, "the file must be an object");
            }
            return nullptr;
        }
        const Node& root = document->root();
        documents_.push_back(std::move(document));
        roots_[path] = &root;
        return &root;
    }

    void readAboutOthers(const std::string& path, const std::string& text) {
        const Node* root = parse(path, text);
        if (root == nullptr) {
            return;
        }
        if (path.starts_with("approvals/")) {
            readApprovals(problems_, *root);
            if (!approvalFiles(files_, subjectOf(path))) {
                problems_.addForFile(path, Code::fileUnknown, "there is nothing of this name to be approved",
                                     "approvals/library.json, approvals/topics/<id>.json, "
                                     "approvals/languages/<code>.json");
            }
        } else if (path.ends_with("/synonyms.json")) {
            readSynonymsFile(problems_, *root);
        }
    }

    void takeLibrary(const Node& root) { drafts_.library = readLibraryFile(problems_, root); }
    void takeFacts(const Node& root) { drafts_.facts = readFactsFile(problems_, root); }
    void takeInvariants(const Node& root) { drafts_.invariants = readInvariantsFile(problems_, root); }
    void takeServices(const Node& root) { drafts_.services = readServicesFile(problems_, root); }
    void takePhrases(const Node& root) { drafts_.phrases = readPhrasesFile(problems_, root); }
    void takeSynonyms(const Node& root) { drafts_.synonyms = readSynonymsFile(problems_, root); }
    void takeTopic(const Node& root) {
        TopicDraft draft = readTopicFile(problems_, root);
        drafts_.topics.emplace(draft.part.id, std::move(draft));
    }
    void takeModule(const Node& root) {
        ModuleDraft draft = readModuleFile(problems_, root);
        drafts_.modules.emplace(draft.part.id, std::move(draft));
    }
    void takeVignettes(const Node& root) { drafts_.vignettes.push_back(readVignetteFile(problems_, root)); }
    void takeLanguage(const Node& root) { authored_.languages.push_back(readLanguageFile(problems_, root)); }

    Authored finish() {
        authored_.usable = problems_.onlyWarnings();
        authored_.problems = problems_.takeSorted();
        return std::move(authored_);
    }

    const SourceFiles& files_;
    Problems problems_;
    Drafts drafts_;
    std::vector<std::unique_ptr<Document>> documents_;
    std::map<std::string, const Node*> roots_;
    std::size_t unreadable_ = 0;
    Authored authored_;
};

} // namespace

Authored readContent(const SourceFiles& files) {
    return ContentReader(files).run();
}

} // namespace signpost::authoring
