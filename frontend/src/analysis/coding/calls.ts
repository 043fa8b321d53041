/** What the workspace asks of the API. */
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import type { components } from "../../base/schema";
import type { CodesOut, CodingOut, CodingsOut, EvidenceLink, QuestionOut, StepOut, SuggestionOut, VersionOut } from "./shapes";

type NewCoding = components["schemas"]["CodingIn"];
type CodeIn = components["schemas"]["CodeIn"];
export type NewCode = Pick<CodeIn, "label" | "parent_id" | "origin">;

const inStudy = (study_id: string) => ({ params: { path: { study_id } } });
const inTranscript = (study_id: string, transcript_id: string) => ({ params: { path: { study_id, transcript_id } } });
/** A change that arrives twice is done once. */
const once = (key: string) => ({ "Idempotency-Key": key });

export const getVersion = (study_id: string, transcript_id: string, n: number): Promise<VersionOut> =>
  answer(api.GET("/api/v1/studies/{study_id}/transcripts/{transcript_id}/versions/{n}", { params: { path: { study_id, transcript_id, n } } }));

/** All codings of a transcript, or what has changed since a place in the study's feed. */
export const getCodings = (study_id: string, transcript_id: string, since_seq?: number): Promise<CodingsOut> =>
  answer(
    api.GET("/api/v1/studies/{study_id}/transcripts/{transcript_id}/codings", {
      params: { path: { study_id, transcript_id }, query: since_seq === undefined ? {} : { since_seq } },
    }),
  );

export const getCodes = (study: string): Promise<CodesOut> => answer(api.GET("/api/v1/studies/{study_id}/codes", inStudy(study)));

export const postCoding = (study: string, body: NewCoding, key: string): Promise<CodingOut> =>
  answer(api.POST("/api/v1/studies/{study_id}/codings", { ...inStudy(study), body, headers: once(key) }));

export const deleteCoding = (study_id: string, coding_id: string): Promise<unknown> =>
  answer(api.DELETE("/api/v1/studies/{study_id}/codings/{coding_id}", { params: { path: { study_id, coding_id } } }));

export const patchMemo = (study_id: string, coding_id: string, memo: string, version: number): Promise<CodingOut> =>
  answer(
    api.PATCH("/api/v1/studies/{study_id}/codings/{coding_id}", {
      params: { path: { study_id, coding_id } },
      headers: ifMatch(version),
      body: { memo },
    }),
  );

/** Other bounds, in code points of the version that was read. */
export const patchBounds = (study_id: string, coding_id: string, bounds: { start: number; end: number }, read: number, version: number): Promise<CodingOut> =>
  answer(
    api.PATCH("/api/v1/studies/{study_id}/codings/{coding_id}", {
      params: { path: { study_id, coding_id } },
      headers: ifMatch(version),
      body: { start: bounds.start, end: bounds.end, version: read },
    }),
  );

export const postCode = (study: string, body: NewCode, key: string): Promise<components["schemas"]["CodeOut"]> =>
  answer(api.POST("/api/v1/studies/{study_id}/codes", { ...inStudy(study), body: body as CodeIn, headers: once(key) }));

export const postStep = (study: string, way: "undo" | "redo"): Promise<StepOut> =>
  way === "undo" ? answer(api.POST("/api/v1/studies/{study_id}/undo", inStudy(study))) : answer(api.POST("/api/v1/studies/{study_id}/redo", inStudy(study)));

export const putQuestion = (study_id: string, transcript_id: string, n: number, question_id: string): Promise<unknown> =>
  answer(
    api.PUT("/api/v1/studies/{study_id}/transcripts/{transcript_id}/turns/{n}/question", {
      params: { path: { study_id, transcript_id, n } },
      body: { question_id },
    }),
  );

export const deleteQuestion = (study_id: string, transcript_id: string, n: number): Promise<unknown> =>
  answer(api.DELETE("/api/v1/studies/{study_id}/transcripts/{transcript_id}/turns/{n}/question", { params: { path: { study_id, transcript_id, n } } }));

export const getQuestions = async (study_id: string, guide_id: string): Promise<QuestionOut[]> =>
  (await answer(api.GET("/api/v1/studies/{study_id}/guides/{guide_id}", { params: { path: { study_id, guide_id } } }))).questions;

export const getSuggestions = async (study: string, id: string): Promise<SuggestionOut[]> =>
  (await answer(api.GET("/api/v1/studies/{study_id}/transcripts/{transcript_id}/question-suggestions", inTranscript(study, id)))).items;

/** Which codings of a transcript support, nuance or contradict a theme. */
export const getEvidence = async (study: string, id: string): Promise<EvidenceLink[]> =>
  (await answer(api.GET("/api/v1/studies/{study_id}/transcripts/{transcript_id}/evidence", inTranscript(study, id)))).items;
