import { describe, expect, it } from "vitest";
import type { Choice } from "./shapes";
import { isEmpty, ofKind, optionsOf, writeCounts } from "./wording";

const choice: Choice = { kind: "codings", format: "xlsx", codeIds: null, coderId: "", memos: true };

describe("an export as it is said", () => {
  it("keeps the format where the other kind has it, and else takes its first", () => {
    expect(ofKind(choice, "codebook").format).toBe("xlsx");
    expect(ofKind(choice, "segments").format).toBe("docx");
    expect(ofKind({ ...choice, format: "docx" }, "codings").format).toBe("xlsx");
  });

  it("sends no option that was not chosen", () => {
    expect(optionsOf(choice)).toEqual({ include_memos: true });
    expect(optionsOf({ ...choice, codeIds: ["a"], coderId: "b", memos: false })).toEqual({ code_ids: ["a"], coder_id: "b", include_memos: false });
    expect(optionsOf({ ...choice, kind: "codebook", coderId: "b" })).toEqual({ include_memos: false });
    expect(optionsOf({ ...choice, journal: true })).toEqual({ include_memos: true });
    expect(optionsOf({ ...choice, kind: "notes", codeIds: ["a"], coderId: "b", journal: true })).toEqual({ include_memos: true, own_journal: true });
  });

  it("writes how much there is", () => {
    const counts = { segments: 1312, transcripts: 10, codes: 41, coders: 1 };
    expect(writeCounts("codings", counts)).toBe("1,312 segments from 10 transcripts, 41 codes, 1 coder");
    expect(writeCounts("codebook", counts)).toBe("41 codes");
    expect(writeCounts("notes", { ...counts, notes: 1 })).toBe("1 note");
    expect(isEmpty("notes", counts)).toBe(true);
    expect(isEmpty("codings", { ...counts, segments: 0 })).toBe(true);
    expect(isEmpty("codebook", { ...counts, segments: 0 })).toBe(false);
  });
});
