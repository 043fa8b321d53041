import { expect, test } from "vitest";
import { chosen, concernsOf, isReady, newRow, sentWith, tallyOf, understood, unread, withSpeaker, type Row } from "./import-rows";
import type { Preview } from "./shapes";

function preview(more: Partial<Preview> = {}): Preview {
  return {
    file_name: "a.txt", sha256: "s1", format: "txt", encoding: "utf-8", encodings: [], turn_count: 2, word_count: 4, length: 20,
    speakers: [
      { label: "I", turns: 1, words: 2, kind: "interviewer", participant_id: null },
      { label: "P", turns: 1, words: 2, kind: "participant", participant_id: "su-1" },
    ],
    first_turns: [], drops: [], warnings: [], has_tracked_changes: false, title: "SU-01", participant_ids: ["su-1"], interview_id: "i-1", imported_before: [], ...more,
  };
}

const row = (seen = preview(), id = "r1"): Row => understood(newRow(new File(["x"], "a.txt"), id), seen);

test("a row takes the title, the interview and the speakers that are proposed", () => {
  const now = row();
  expect([now.phase, now.title, now.interviewId]).toEqual(["understood", "SU-01", "i-1"]);
  expect(now.speakers.map((each) => each.participant_id)).toEqual([null, "su-1"]);
  expect(isReady(now, [now])).toBe(true);
});

test("a second reading leaves what the person chose and renews the rest", () => {
  const said = { label: "P", kind: "other", participant_id: null } as const;
  let now = chosen(row(), { title: "My own" }, "title", "k2");
  now = chosen(now, { speakers: withSpeaker(now, said) }, "speaker:P", "k3");
  now = understood({ ...now, phase: "reading" }, preview({ title: "Other", interview_id: "i-2" }));
  expect([now.title, now.interviewId]).toEqual(["My own", "i-2"]);
  expect(now.speakers[1]).toEqual(said);
});

test("only a written title is sent; the pattern the row was understood by goes with it", () => {
  const read = understood(row(), preview(), "* for {participant}");
  expect([sentWith(read).title, sentWith(read).pattern]).toEqual([null, "* for {participant}"]);
  expect(sentWith(chosen(read, { title: " My own " }, "title", "k2")).title).toBe("My own");
  expect(sentWith(unread({ ...read, phase: "reading" }, "Not a pattern")).pattern).toBe("* for {participant}");
});

test("every change of a row gets a key of its own, and a failed row may be sent again", () => {
  const failed: Row = { ...row(), phase: "failed", problem: "No answer" };
  expect(isReady(failed, [failed])).toBe(true);
  const now = chosen(failed, { title: "Again" }, "title", "k9");
  expect([now.phase, now.problem, now.sendKey]).toEqual(["understood", null, "k9"]);
});

test("a file that is here already, or twice in the list, waits until that is meant", () => {
  const known = row(preview({ imported_before: [{ id: "t", title: "Old" }] }));
  expect(concernsOf(known, [known], true)).toEqual(["known"]);
  expect(isReady(known, [known])).toBe(false);
  expect(isReady({ ...known, again: true }, [known])).toBe(true);
  const [first, twin] = [row(), row(preview(), "r2")];
  expect(concernsOf(first, [first, twin], true)).toEqual([]);
  expect(concernsOf(twin, [first, twin], true)).toEqual(["twin"]);
});

test("who speaks is asked for where the study needs it, and holds nothing up", () => {
  const unnamed = row(preview({ speakers: [{ label: "P", turns: 1, words: 1, kind: "participant", participant_id: null }] }));
  expect(concernsOf(unnamed, [unnamed], true)).toEqual(["speakers"]);
  expect(concernsOf(unnamed, [unnamed], false)).toEqual([]);
  expect(isReady(unnamed, [unnamed])).toBe(true);
});

test("tracked changes want a look until it is said what to do with them", () => {
  const tracked = row(preview({ has_tracked_changes: true }));
  expect(concernsOf(tracked, [tracked], true)).toEqual(["tracked"]);
  expect(concernsOf({ ...tracked, touched: new Set(["tracked"]) }, [tracked], true)).toEqual([]);
  expect(isReady(tracked, [tracked])).toBe(true);
});

test("a row without a title waits", () => {
  const bare = chosen(row(), { title: " " }, "title", "k");
  expect(isReady(bare, [bare])).toBe(false);
});

test("a reading that fails keeps an earlier one, with the reason", () => {
  const now = unread({ ...row(), encoding: "shift_jis", phase: "reading" }, "Not Japanese.");
  expect([now.phase, now.encoding, now.problem]).toEqual(["understood", "utf-8", "Not Japanese."]);
  expect(unread(newRow(new File([], "b"), "r"), "Empty.").phase).toBe("unreadable");
});

test("the tally counts each row once", () => {
  const rows: Row[] = [
    row(), row(preview({ sha256: "s2", speakers: [] }), "r2"), row(preview({ sha256: "s3", imported_before: [{ id: "t", title: "Old" }] }), "r3"),
    { ...row(preview({ sha256: "s4" }), "r4"), phase: "imported" }, unread(newRow(new File([], "b"), "r5"), "Empty."), newRow(new File([], "c"), "r6"),
    { ...row(preview({ sha256: "s7" }), "r7"), phase: "waiting" },
  ];
  expect(tallyOf(rows, true)).toEqual({ all: 7, reading: 1, ready: 2, look: 1, held: 1, unreadable: 1, imported: 1, sending: 1 });
});
