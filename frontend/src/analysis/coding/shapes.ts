/** What the server says of a transcript, its codes and its codings. Offsets are code points, half open. */
import type { components } from "../../base/schema";

type Schemas = components["schemas"];
export type TranscriptOut = Schemas["TranscriptOut"];
export type SpeakerOut = Schemas["SpeakerOut"];
export type VersionOut = Schemas["VersionOut"];
export type CodingOut = Schemas["CodingOut"];
export type CodingsOut = Schemas["TranscriptCodingsOut"];
export type StepOut = Schemas["StepOut"];
export type CodeOut = Schemas["CodeLine"];
export type CodesOut = Schemas["CodesOut"];
export type QuestionOut = Schemas["QuestionOut"];
export type SuggestionOut = Schemas["SuggestionOut"];
/** A coding that is evidence for a theme. */
export type EvidenceLink = Schemas["EvidenceLink"];
