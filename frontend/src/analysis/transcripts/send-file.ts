/** Send a file to the server: to see what is understood of it, to import it, or to put it in place of a text. */
import { ifMatch } from "../../base/if-match";
import { newKey } from "../../base/new-key";
import { send } from "../../base/send";
import type { Preview, TrackedChanges, Whole } from "./shapes";
import type { FilePreview, Made } from "./use-correction";
import type { Mapped } from "./who-speaks";

export interface Reading {
  encoding: string | null;
  tracked_changes: TrackedChanges;
  pattern: string | null;
}

export interface Importing extends Reading {
  /** null: the server proposes one that is free. */
  title: string | null;
  interview_id: string | null;
  speakers: readonly Mapped[];
  again: boolean;
}

async function post<T>(path: string, file: File, options: object, key: string, more: Record<string, string> = {}): Promise<T> {
  const body = new FormData();
  body.append("file", file, file.name);
  body.append("options", JSON.stringify(options));
  const request = new Request(`${location.origin}/api/v1/studies/${path}`, { method: "POST", body, headers: { "Idempotency-Key": key, ...more } });
  return (await (await send(request)).json()) as T;
}

export const previewFile = (study: string, file: File, options: Reading): Promise<Preview> =>
  post(`${study}/transcripts/previews`, file, options, newKey());

/** With the same key the same file is imported once, however often it is sent. */
export const importFile = (study: string, file: File, options: Importing, key: string): Promise<Whole> =>
  post(`${study}/transcripts`, file, options, key);

/** A file that takes the place of version `based_on`. */
export interface Replacing extends Omit<Reading, "pattern"> {
  based_on: number;
  note: string;
  no_identifying_words: boolean;
}

export const previewReplacing = (study: string, transcript: string, file: File, options: Replacing): Promise<FilePreview> =>
  post(`${study}/transcripts/${transcript}/versions/file/preview`, file, options, newKey());

/** `version`: the transcript's, as it was read. */
export const replaceByFile = (study: string, transcript: string, file: File, options: Replacing, version: number, key: string): Promise<Made> =>
  post(`${study}/transcripts/${transcript}/versions/file`, file, options, key, ifMatch(version));
