// SPDX-License-Identifier: Apache-2.0
#include "authoring/plain_words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace signpost::authoring {
namespace {

/// Lower case, words apart by one space. In the spirit of the NHS digital service manual's A to Z: the plain word
/// first.
constexpr std::array hardWords = {
    // The body
    HardWord{"abdomen", "tummy"}, HardWord{"abdominal", "tummy"}, HardWord{"anterior", "front"},
    HardWord{"posterior", "back"}, HardWord{"genitals", "private parts"}, HardWord{"oral", "by mouth"},
    HardWord{"orally", "by mouth"}, HardWord{"topical", "on the skin"},
    // Signs
    HardWord{"symptomatic", "with signs"}, HardWord{"asymptomatic", "without signs"},
    HardWord{"pyrexia", "high temperature"}, HardWord{"febrile", "with a fever"}, HardWord{"nausea", "feeling sick"},
    HardWord{"nauseous", "sick"}, HardWord{"dyspnoea", "short breath"}, HardWord{"breathlessness", "short breath"},
    HardWord{"oedema", "swelling"}, HardWord{"erythema", "redness"}, HardWord{"pruritus", "itching"},
    HardWord{"haematuria", "blood in wee"}, HardWord{"dysuria", "pain when weeing"}, HardWord{"micturition", "weeing"},
    HardWord{"urinate", "wee"}, HardWord{"urinating", "weeing"}, HardWord{"faeces", "poo"}, HardWord{"stool", "poo"},
    HardWord{"stools", "poo"}, HardWord{"bowel movement", "poo"}, HardWord{"bowel movements", "poos"},
    HardWord{"lesion", "sore"}, HardWord{"lesions", "sores"}, HardWord{"lethargic", "very tired"},
    HardWord{"lethargy", "being very tired"}, HardWord{"photophobia", "light hurts the eyes"},
    HardWord{"discomfort", "soreness"},
    // Illnesses and treatment
    HardWord{"acute", "sudden"}, HardWord{"chronic", "long-lasting"}, HardWord{"benign", "harmless"},
    HardWord{"malignant", "cancer"}, HardWord{"hypertension", "high blood pressure"}, HardWord{"cardiac", "heart"},
    HardWord{"renal", "kidney"}, HardWord{"hepatic", "liver"}, HardWord{"pulmonary", "lung"},
    HardWord{"respiratory", "breathing"}, HardWord{"myocardial infarction", "heart attack"},
    HardWord{"immunocompromised", "weak defences"}, HardWord{"immunosuppressed", "weak defences"},
    HardWord{"analgesia", "pain relief"}, HardWord{"analgesic", "painkiller"}, HardWord{"analgesics", "painkillers"},
    HardWord{"antipyretic", "medicine for a fever"}, HardWord{"medication", "medicine"},
    HardWord{"medications", "medicines"}, HardWord{"contraindicated", "not safe"}, HardWord{"administer", "give"},
    HardWord{"ingest", "swallow"}, HardWord{"ingested", "swallowed"}, HardWord{"prognosis", "what to expect"},
    // What to do
    HardWord{"seek medical advice", "say whom to ask and how soon"},
    HardWord{"seek medical attention", "say whom to ask and how soon"},
    HardWord{"seek medical help", "say whom to ask and how soon"}, HardWord{"seek advice", "ask"},
    HardWord{"monitor your symptoms", "say what to watch for"}, HardWord{"monitor", "watch"},
    HardWord{"consult", "ask"}, HardWord{"attend", "go to"}, HardWord{"present to", "go to"},
    HardWord{"healthcare professional", "doctor, nurse or pharmacist"}, HardWord{"practitioner", "doctor or nurse"},
    HardWord{"clinician", "doctor or nurse"}, HardWord{"physician", "doctor"}, HardWord{"casualty", "A&E"},
    HardWord{"dial", "call"}, HardWord{"refrain from", "don't"}, HardWord{"discontinue", "stop"},
    HardWord{"cease", "stop"},
    // People
    HardWord{"the patient", "you, your child or the person"}, HardWord{"patients", "people"},
    HardWord{"individual", "person"}, HardWord{"individuals", "people"}, HardWord{"suffer", "have"},
    HardWord{"suffers", "has"}, HardWord{"suffering", "having"}, HardWord{"sufferer", "someone with it"},
    // Office words
    HardWord{"accompanied by", "with"}, HardWord{"adequate", "enough"}, HardWord{"approximately", "about"},
    HardWord{"ascertain", "find out"}, HardWord{"assist", "help"}, HardWord{"commence", "start"},
    HardWord{"commenced", "started"}, HardWord{"deteriorate", "get worse"}, HardWord{"deteriorates", "gets worse"},
    HardWord{"due to", "because of"}, HardWord{"ensure", "make sure"}, HardWord{"exacerbate", "make worse"},
    HardWord{"excessive", "too much"}, HardWord{"experience", "have"}, HardWord{"experiencing", "having"},
    HardWord{"facilitate", "help"}, HardWord{"in order to", "to"}, HardWord{"in the event of", "if there is"},
    HardWord{"in the event that", "if"}, HardWord{"indicate", "show"}, HardWord{"indicates", "shows"},
    HardWord{"inform", "tell"}, HardWord{"initiate", "start"}, HardWord{"obtain", "get"},
    HardWord{"on a daily basis", "every day"}, HardWord{"persist", "last"}, HardWord{"persists", "lasts"},
    HardWord{"prior to", "before"}, HardWord{"purchase", "buy"}, HardWord{"regarding", "about"},
    HardWord{"require", "need"}, HardWord{"requires", "needs"}, HardWord{"required", "needed"},
    HardWord{"subsequent", "later"}, HardWord{"sufficient", "enough"}, HardWord{"terminate", "end"},
    HardWord{"upon", "on"}, HardWord{"utilise", "use"}, HardWord{"via", "by"}, HardWord{"whilst", "while"}};

/// " call 111 now ": lower case, one space around every word and no other signs.
std::string spaced(std::string_view text) {
    std::string result = " ";
    for (const char c : text) {
        const bool upper = c >= 'A' && c <= 'Z';
        // Everything outside ASCII is part of a word.
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || static_cast<unsigned char>(c) >= 0x80U) {
            result += c;
        } else if (upper) {
            result += static_cast<char>(c - 'A' + 'a');
        } else if (result.back() != ' ') {
            result += ' ';
        }
    }
    return result + ' ';
}

} // namespace

std::vector<HardWord> hardWordsIn(std::string_view text) {
    const std::string words = spaced(text);
    std::vector<HardWord> found;
    std::copy_if(hardWords.begin(), hardWords.end(), std::back_inserter(found), [&](const HardWord& each) {
        return words.find(' ' + std::string(each.words) + ' ') != std::string::npos;
    });
    return found;
}

} // namespace signpost::authoring
