/** Notes as the server keeps them: found in one list, read and written in the room of their kind. */
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import type { components } from "../../base/schema";

type Schemas = components["schemas"];
export type NoteLine = Schemas["NoteLine"];
export type Note = Schemas["NoteOut"];
export type NoteRef = Schemas["RefOut"];
export type NoteWritten = Schemas["NoteWritten"];
export type NoteKind = Note["kind"];
export type FoundKind = NoteLine["kind"];
export type Target = Schemas["TargetIn"];

/** Which notes are looked for. */
export interface Sought {
  kinds: readonly FoundKind[];
  words?: string | undefined;
  author?: string | undefined;
  /** About this alone. */
  about?: Target | undefined;
  /** About it or mentioning it. */
  concerning?: Schemas["RefIn"] | undefined;
  limit?: number | undefined;
}

const A_PAGE = 50;
const key = (studyId: string): readonly string[] => ["study", studyId, "notes"];

export function useNotes(studyId: string, { kinds, words = "", author, about, concerning, limit = A_PAGE }: Sought) {
  return useInfiniteQuery({
    queryKey: [...key(studyId), "list", kinds, words, author, about?.id, concerning?.id, limit],
    initialPageParam: "",
    queryFn: ({ pageParam }) => {
      const more = { ...(author && { author_id: author }), ...(about && { about }), ...(concerning && { concerning }) };
      const body = { kinds: [...kinds], words, limit, cursor: pageParam || null, ...more };
      return answer(api.POST("/api/v1/studies/{study_id}/notes/find", { params: { path: { study_id: studyId } }, body }));
    },
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

const roomOf = (kind: NoteKind): "memos" | "decisions" | "journal" =>
  kind === "decision" ? "decisions" : kind === "journal" ? "journal" : "memos";

export function readNote(studyId: string, kind: NoteKind, noteId: string): Promise<Note> {
  const params = { path: { study_id: studyId, note_id: noteId } };
  const room = roomOf(kind);
  if (room === "decisions") return answer(api.GET("/api/v1/studies/{study_id}/decisions/{note_id}", { params }));
  if (room === "journal") return answer(api.GET("/api/v1/studies/{study_id}/journal/{note_id}", { params }));
  return answer(api.GET("/api/v1/studies/{study_id}/memos/{note_id}", { params }));
}

export function useNote(studyId: string, kind: NoteKind, noteId: string): UseQueryResult<Note> {
  return useQuery({ queryKey: [...key(studyId), "one", noteId], queryFn: () => readNote(studyId, kind, noteId) });
}

/** Everything that can be mentioned, looked through in the page: no word typed leaves it. */
export function useMentionables(studyId: string): UseQueryResult<NoteRef[]> {
  return useQuery({
    queryKey: [...key(studyId), "mentionable"],
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}/notes/mentionable", { params: { path: { study_id: studyId } } })).then((found) => found.items),
  });
}

export function useNotesChanged(studyId: string): () => Promise<unknown> {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: key(studyId) });
}

/** The parts of a note as they are sent. */
export type Sent = Schemas["MemoPatch"] & Schemas["MethodDecisionPatch"] & Schemas["EntryPatch"] & { supersedes_id?: string | null };

export function addNote(studyId: string, kind: NoteKind, body: Sent): Promise<NoteWritten> {
  const params = { path: { study_id: studyId } };
  const said = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
  if (kind === "decision") return answer(api.POST("/api/v1/studies/{study_id}/decisions", { params, body: said as Schemas["MethodDecisionIn"] }));
  if (kind === "journal") return answer(api.POST("/api/v1/studies/{study_id}/journal", { params, body: said as Schemas["EntryIn"] }));
  return answer(api.POST("/api/v1/studies/{study_id}/memos", { params, body: { ...said, kind } as Schemas["MemoIn"] }));
}

export function changeNote(studyId: string, kind: NoteKind, noteId: string, body: Sent, version: number): Promise<NoteWritten> {
  const asked = { params: { path: { study_id: studyId, note_id: noteId } }, headers: ifMatch(version), body };
  const room = roomOf(kind);
  if (room === "decisions") return answer(api.PATCH("/api/v1/studies/{study_id}/decisions/{note_id}", asked));
  if (room === "journal") return answer(api.PATCH("/api/v1/studies/{study_id}/journal/{note_id}", asked));
  return answer(api.PATCH("/api/v1/studies/{study_id}/memos/{note_id}", asked));
}

export async function removeNote(studyId: string, note: Pick<Note, "id" | "kind" | "version">): Promise<void> {
  const asked = { params: { path: { study_id: studyId, note_id: note.id } }, headers: ifMatch(note.version) };
  if (roomOf(note.kind) === "journal") await api.DELETE("/api/v1/studies/{study_id}/journal/{note_id}", asked);
  else await api.DELETE("/api/v1/studies/{study_id}/memos/{note_id}", asked);
}

export async function restoreNote(studyId: string, note: Pick<Note, "id" | "kind">): Promise<void> {
  const params = { path: { study_id: studyId, note_id: note.id } };
  if (roomOf(note.kind) === "journal") await api.POST("/api/v1/studies/{study_id}/journal/{note_id}/restore", { params });
  else await api.POST("/api/v1/studies/{study_id}/memos/{note_id}/restore", { params });
}
