// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/fields.hpp"
#include "signpost/library.hpp"

#include <array>

// The words of the format that stand for something in the core.
namespace signpost::authoring::vocabulary {

inline constexpr std::array statuses = {
    Named<Status>{"draft", Status::draft}, Named<Status>{"in-review", Status::inReview},
    Named<Status>{"approved", Status::approved}, Named<Status>{"retired", Status::retired}};
inline constexpr std::array topicKinds = {Named<TopicKind>{"clinical", TopicKind::clinical},
                                          Named<TopicKind>{"administration", TopicKind::administration}};
inline constexpr std::array levels = {
    Named<Level>{"call-999", Level::call999}, Named<Level>{"emergency", Level::emergency},
    Named<Level>{"urgent", Level::urgent},    Named<Level>{"soon", Level::soon},
    Named<Level>{"routine", Level::routine},  Named<Level>{"self-care", Level::selfCare}};
inline constexpr std::array destinations = {
    Named<Destination>{"ambulance", Destination::ambulance},
    Named<Destination>{"emergency-department", Destination::emergencyDepartment},
    Named<Destination>{"nhs-111", Destination::nhs111},
    Named<Destination>{"surgery", Destination::surgery},
    Named<Destination>{"surgery-admin", Destination::surgeryAdmin},
    Named<Destination>{"pharmacy-first", Destination::pharmacyFirst},
    Named<Destination>{"pharmacist-advice", Destination::pharmacistAdvice},
    Named<Destination>{"dentist", Destination::dentist},
    Named<Destination>{"optician", Destination::optician},
    Named<Destination>{"maternity", Destination::maternity},
    Named<Destination>{"sexual-health", Destination::sexualHealth},
    Named<Destination>{"mental-health-line", Destination::mentalHealthLine},
    Named<Destination>{"self-referral", Destination::selfReferral},
    Named<Destination>{"home", Destination::home}};
inline constexpr std::array phases = {Named<Phase>{"screen", Phase::screen}, Named<Phase>{"triage", Phase::triage},
                                      Named<Phase>{"outcome", Phase::outcome}, Named<Phase>{"letter", Phase::letter}};
inline constexpr std::array bands = {Named<Band>{"demographics", Band::demographics},
                                     Named<Band>{"red-flags", Band::redFlags}, Named<Band>{"urgent", Band::urgent},
                                     Named<Band>{"rest", Band::rest}};
inline constexpr std::array worse = {Named<Worse>{"later", Worse::later}, Named<Worse>{"higher", Worse::higher},
                                     Named<Worse>{"lower", Worse::lower}, Named<Worse>{"true", Worse::yes},
                                     Named<Worse>{"false", Worse::no},    Named<Worse>{"more", Worse::more},
                                     Named<Worse>{"none", Worse::none}};
inline constexpr std::array inputs = {Named<Input>{"host", Input::host}, Named<Input>{"scan", Input::scan}};
inline constexpr std::array textFormats = {
    Named<TextFormat>{"name", TextFormat::name}, Named<TextFormat>{"phone", TextFormat::phone},
    Named<TextFormat>{"email", TextFormat::email}, Named<TextFormat>{"postcode", TextFormat::postcode},
    Named<TextFormat>{"nhs-number", TextFormat::nhsNumber}};
inline constexpr std::array adviceKinds = {
    Named<AdviceKind>{"do", AdviceKind::toDo},           Named<AdviceKind>{"avoid", AdviceKind::avoid},
    Named<AdviceKind>{"medicine", AdviceKind::medicine}, Named<AdviceKind>{"duration", AdviceKind::duration},
    Named<AdviceKind>{"watch", AdviceKind::watch},       Named<AdviceKind>{"help", AdviceKind::help}};

} // namespace signpost::authoring::vocabulary
