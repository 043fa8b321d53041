import { afterEach, describe, expect, it, vi } from "vitest";
import { draftOf, dropDraft, keepDraft } from "./drafts";
import { Names } from "./mentions";
import { noteInAddress, refLabel, refPlace } from "./note-words";
import { emptyValues, sentOf, valuesOf } from "./note-values";
import type { Note, NoteRef } from "./notes";

const A = "01900000-0000-7000-8000-00000000000a";
const code: NoteRef = { kind: "code", id: A, label: "Being heard", within_id: null, detail: "" };
const note = {
  id: A, version: 3, kind: "memo", title: "On asking", words: `Like @[code:${A}].`, surprises: "", links_to_objectives: "", my_reaction: "", alternatives: "",
  decided_on: null, occasion: "", shared: false, include_in_audit_trail: false, target: code, links: [code],
} as unknown as Note;

describe("the values of a note", () => {
  it("stand in a form with names, and are sent with tokens", () => {
    const names = new Names();
    const values = valuesOf(note, names);
    expect(values.words).toBe("Like @[Being heard].");
    expect(sentOf("memo", { words: values.words, target: code }, names)).toEqual({ words: note.words, target: { kind: "code", id: A } });
  });

  it("are sent as far as a kind has them", () => {
    const values = { ...emptyValues(null, "2026-11-23"), title: "Two coders", shared: true, surprises: "x" };
    expect(Object.keys(sentOf("decision", values, new Names())).sort()).toEqual(["alternatives", "decided_on", "target", "title", "words"]);
    expect(Object.keys(sentOf("familiarisation", values, new Names()))).not.toContain("title");
  });

  it("say that what it was about is let go", () => {
    expect(sentOf("memo", { target: null }, new Names())).toEqual({ target: null });
  });
});

describe("what a note speaks of", () => {
  it("has a place and a name", () => {
    expect(refPlace(code)).toBe(`codes/${A}`);
    expect(refPlace({ ...code, kind: "coding", within_id: "T" })).toBe(`transcripts/T#segment=${A}`);
    expect(refPlace({ ...code, kind: "member" })).toBeNull();
    expect(refLabel({ ...code, kind: "note", label: "", detail: "memo" })).toBe("A memo without a title");
  });

  it("has neither where it cannot be seen", () => {
    expect(refPlace({ ...code, label: null })).toBeNull();
    expect(refLabel({ ...code, label: null })).toBe("something you cannot see");
  });

  it("is named by an address", () => {
    expect(noteInAddress(`#journal=${A}`)).toEqual({ kind: "journal", id: A });
    expect(noteInAddress("#code=1")).toBeNull();
  });
});

describe("drafts", () => {
  afterEach(() => vi.restoreAllMocks());

  it("are kept in memory alone, and the tab asks before it is closed while one is held", () => {
    const stored = vi.spyOn(Storage.prototype, "setItem");
    keepDraft("one", { from: { values: { words: "" }, version: 0 }, values: { words: "Half" }, names: new Names() });
    const closing = (): boolean => dispatchEvent(new Event("beforeunload", { cancelable: true }));
    expect(draftOf<{ words: string }>("one")?.values.words).toBe("Half");
    expect(closing()).toBe(false);
    dropDraft("one");
    expect(closing()).toBe(true);
    expect(draftOf("one")).toBeUndefined();
    expect(stored).not.toHaveBeenCalled();
  });
});
