/** The shapes of what the review room reads and sends, from the API's own description. */
import type { components } from "../../base/schema";

type Schemas = components["schemas"];

export type Round = Schemas["ReviewRoundOut"];
export type Rounds = Schemas["ReviewRoundsOut"];
export type RoundLine = Schemas["ReviewLine"];
export type Change = Schemas["ReviewChangeOut"];
export type Idea = Schemas["IdeaOut"];
export type Quote = Schemas["ReviewQuoteOut"];
export type MyComment = Schemas["MyCommentOut"];
export type TeamAnswer = Schemas["AnswerOut"];
export type Kind = MyComment["kinds"][number];
export type Decision = TeamAnswer["decision"];
