// SPDX-License-Identifier: Apache-2.0
#include "studio/document/template_texts.hpp"

namespace signpost::studio::template_texts {

const std::string_view adultTopic = R"json({
  "format": 1,
  "id": "@id@",
  "title": "@title@",
  "kind": "clinical",
  "status": "draft",
  "version": "0.1.0",
  "lastReviewDate": "@today@",
  "body_parts": ["whole_body"],
  "sensitive": false,
  "audience": "age_years >= 16",
  "search": ["@title@"],
  "reading": [{"text": "Health A to Z on the NHS website", "url": "https://www.nhs.uk/conditions/"}],
  "questions": [
    {"linkId": "@id@_signs", "type": "choice", "repeats": true, "band": "red-flags", "worse": "more",
     "text": "Do any of these apply?",
     "hint": "Tick all that apply.",
     "source": "Write where these signs come from",
     "answerOption": [
       {"value": "worse", "text": "it is quickly getting worse"},
       {"value": "ill", "text": "feeling very ill with it"},
       {"value": "none", "text": "None of these", "none": true}
     ]},
    {"linkId": "@id@_lasts", "type": "choice", "worse": "later",
     "text": "How long has it lasted?",
     "answerOption": [
       {"value": "days", "text": "Less than 2 weeks"},
       {"value": "weeks", "text": "2 weeks or more"}
     ]}
  ],
  "rules": [
    {"id": "danger", "when": "count(@id@_signs) >= 1", "level": "urgent", "destination": "surgery",
     "because": "Someone needs to look at this today.", "source": "Write the guideline, its section and its year"},
    {"id": "lasting", "when": "@id@_lasts = \"weeks\"", "level": "routine", "destination": "surgery",
     "because": "It usually gets better sooner. The surgery can check why it has not.", "source": "Write the guideline, its section and its year"}
  ],
  "default": {"level": "self-care", "destination": "home",
    "because": "It usually gets better by itself.",
    "source": "Write the guideline, its section and its year",
    "cases": [
      {"text": "less than 2 weeks, and none of the signs",
       "when": "count(@id@_signs) = 0 and @id@_lasts = \"days\""}
    ]},
  "advice": [
    {"id": "rest", "kind": "do", "levels": ["self-care", "routine"],
     "text": "Rest, and do what helps.", "source": "Write the guideline, its section and its year"},
    {"id": "watch", "kind": "watch", "levels": ["self-care", "routine", "urgent"],
     "text": "Phone the surgery or 111 if it gets worse, or if you feel very ill.", "source": "Write the guideline, its section and its year"}
  ]
}
)json";

const std::string_view adultVignettes = R"json({
  "format": 1,
  "topic": "@id@",
  "defaults": {"emergency_signs_adult": [], "@id@_signs": [], "@id@_lasts": "days"},
  "vignettes": [
    {"id": "few_days", "trivial": true,
     "patient": "A woman of 34, for three days. None of the signs.",
     "answers": {"who": "me", "age": "34 years"},
     "expect": {"level": "self-care", "destinations": ["home"]}},
    {"id": "three_weeks",
     "patient": "A man of 50, for three weeks. None of the signs.",
     "answers": {"who": "me", "age": "50 years", "@id@_lasts": "weeks"},
     "expect": {"level": "routine", "destinations": ["surgery"], "reasons": ["lasting"]}},
    {"id": "getting_worse",
     "patient": "A woman of 61, since yesterday. It gets worse by the hour.",
     "answers": {"who": "me", "age": "61 years", "@id@_signs": ["worse"]},
     "expect": {"level": "urgent", "destinations": ["surgery"], "reasons": ["danger"]}}
  ]
}
)json";

const std::string_view administrationTopic = R"json({
  "format": 1,
  "id": "@id@",
  "title": "@title@",
  "kind": "administration",
  "status": "draft",
  "version": "0.1.0",
  "lastReviewDate": "@today@",
  "body_parts": [],
  "sensitive": false,
  "audience": "age_years >= 16",
  "search": ["@title@"],
  "reading": [{"text": "GP services on the NHS website", "url": "https://www.nhs.uk/nhs-services/gps/"}],
  "questions": [
    {"linkId": "@id@_what", "type": "choice", "worse": "none",
     "text": "What do you need?",
     "answerOption": [
       {"value": "ask", "text": "To ask reception for something"},
       {"value": "know", "text": "To know how it works"}
     ]}
  ],
  "rules": [
    {"id": "ask", "when": "@id@_what = \"ask\"", "level": "routine", "destination": "surgery-admin",
     "because": "Reception can do this for you.", "source": "Write who decided this, and when"}
  ],
  "default": {"level": "self-care", "destination": "home",
    "because": "You can do this yourself.",
    "source": "Write who decided this, and when",
    "cases": [
      {"text": "wants to know how it works", "when": "@id@_what = \"know\""}
    ]},
  "advice": [
    {"id": "how", "kind": "do", "levels": ["self-care"],
     "text": "Write here how it works.", "source": "Write who decided this, and when"},
    {"id": "ill", "kind": "help", "levels": ["self-care", "routine"],
     "text": "If you feel ill, start again and tell us how you feel.", "source": "Write who decided this, and when"}
  ]
}
)json";

const std::string_view administrationVignettes = R"json({
  "format": 1,
  "topic": "@id@",
  "defaults": {"emergency_signs_adult": []},
  "vignettes": [
    {"id": "asks", "trivial": true,
     "patient": "A woman of 34 who wants reception to do something for her.",
     "answers": {"who": "me", "age": "34 years", "@id@_what": "ask"},
     "expect": {"level": "routine", "destinations": ["surgery-admin"], "reasons": ["ask"]}},
    {"id": "wants_to_know", "trivial": true,
     "patient": "A man of 50 who wants to know how it works.",
     "answers": {"who": "me", "age": "50 years", "@id@_what": "know"},
     "expect": {"level": "self-care", "destinations": ["home"]}}
  ]
}
)json";

} // namespace signpost::studio::template_texts
