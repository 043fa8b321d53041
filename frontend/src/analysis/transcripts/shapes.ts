/** What the server says of transcripts. */
import type { components } from "../../base/schema";

type Schemas = components["schemas"];
export type Line = Schemas["TranscriptLine"];
export type Whole = Schemas["TranscriptOut"];
export type State = Line["state"];
export type Speaker = Whole["speakers"][number];
export type Kind = Speaker["kind"];
export type Checklist = Schemas["ChecklistIn"];
export type Preview = Schemas["TranscriptPreview"];
export type Drop = Preview["drops"][number];
export type Version = Schemas["VersionOut"];
export type TrackedChanges = "accept" | "reject";
