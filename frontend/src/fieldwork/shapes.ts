/** What the server says of fieldwork. */
import type { components, paths } from "../base/schema";

type Schemas = components["schemas"];
type Json<R> = R extends { content: { "application/json": infer B } } ? B : never;

export type ParticipantLine = Schemas["ParticipantLine"];
export type ParticipantPage = Schemas["ParticipantPage"];
export type Status = ParticipantLine["status"];
export type Consent = Schemas["ConsentOut"];
export type Interview = Json<paths["/api/v1/studies/{study_id}/interviews/{interview_id}"]["get"]["responses"]["200"]>;
export type InterviewStatus = Interview["status"];
export type GuideLine = Schemas["GuideLine"];
export type Guide = Schemas["GuideOut"];
export type Question = Schemas["QuestionOut"];
export type Attribute = Schemas["AttributeOut"];
export type Value = string | number | boolean;
export type Values = Record<string, Value>;
export type ImportSeen = Schemas["ImportOut"];
