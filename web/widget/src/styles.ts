// SPDX-License-Identifier: Apache-2.0
import careCard from "./components/care_card/care_card.css";
import errorSummary from "./components/error_summary/error_summary.css";
import frame from "./components/frame/frame.css";
import heading from "./components/heading/heading.css";
import letter from "./components/letter/letter.css";
import outcome from "./components/outcome/outcome.css";
import phone from "./components/phone/phone.css";
import question from "./components/question/question.css";
import told from "./components/told/told.css";
import topics from "./components/topics/topics.css";

const sheet = new CSSStyleSheet();
sheet.replaceSync([frame, heading, phone, question, topics, careCard, outcome, told, errorSummary, letter].join(""));

/** The look of every widget on the page: made once, shared, and allowed by any style policy. */
export const styles: readonly CSSStyleSheet[] = [sheet];
