/** What the workspace asks of the API. */
import { newKey } from "../../base/new-key";
import { send } from "../../base/send";
import type { CodeOut, CodingOut, CodingsOut, QuestionOut, SuggestionOut, TranscriptOut, VersionOut } from "./shapes";

export interface NewCoding {
  transcript_id: string;
  version: number;
  start: number;
  end: number;
  code_id: string;
  memo?: string;
}

export interface NewCode {
  label: string;
  parent_id?: string;
  origin?: string;
}

async function ask<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const content: Record<string, string> = body === undefined ? {} : { "Content-Type": "application/json" };
  const request = new Request(`${location.origin}/api/v1/studies/${path}`, {
    method,
    headers: { ...content, ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const response = await send(request);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export const getTranscript = (study: string, id: string): Promise<TranscriptOut> => ask("GET", `${study}/transcripts/${id}`);

export const getVersion = (study: string, id: string, version: number): Promise<VersionOut> =>
  ask("GET", `${study}/transcripts/${id}/versions/${version}`);

export const getCodings = (study: string, id: string): Promise<CodingsOut> => ask("GET", `${study}/transcripts/${id}/codings`);

export const getCodes = (study: string): Promise<{ items: CodeOut[] }> => ask("GET", `${study}/codes`);

export const postCoding = (study: string, body: NewCoding, key = newKey()): Promise<CodingOut> =>
  ask("POST", `${study}/codings`, body, { "Idempotency-Key": key });

export const deleteCoding = (study: string, id: string): Promise<void> => ask("DELETE", `${study}/codings/${id}`);

export const patchCoding = (study: string, id: string, memo: string, version: number): Promise<CodingOut> =>
  ask("PATCH", `${study}/codings/${id}`, { memo }, { "If-Match": `"${version}"` });

export const postCode = (study: string, body: NewCode, key = newKey()): Promise<CodeOut> =>
  ask("POST", `${study}/codes`, body, { "Idempotency-Key": key });

export const postUndo = (study: string, way: "undo" | "redo"): Promise<{ what: string }> => ask("POST", `${study}/${way}`, {});

export const putQuestion = (study: string, id: string, n: number, questionId: string): Promise<unknown> =>
  ask("PUT", `${study}/transcripts/${id}/turns/${n}/question`, { question_id: questionId });

export const deleteQuestion = (study: string, id: string, n: number): Promise<void> =>
  ask("DELETE", `${study}/transcripts/${id}/turns/${n}/question`);

export const getQuestions = async (study: string, guideId: string): Promise<QuestionOut[]> =>
  (await ask<{ questions: QuestionOut[] }>("GET", `${study}/guides/${guideId}`)).questions;

export const getSuggestions = async (study: string, id: string): Promise<SuggestionOut[]> =>
  (await ask<{ items: SuggestionOut[] }>("GET", `${study}/transcripts/${id}/question-suggestions`)).items;
