/** A segment is made longer or shorter: shown at once, sent in order, put back where it was when refused. */
import { QueryClient } from "@tanstack/preact-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sendChange, showChange, type Change, type Ground } from "./changes";
import { codingsKey, type CachedCodings } from "./codings-cache";
import { endWords, moveEnd } from "./resizing";
import type { CodingOut } from "./shapes";
import { readTranscript } from "./transcript-model";
import { createWorkspace, type Workspace } from "./workspace";
import { drawSegments } from "./segments";
import type { TranscriptOut, VersionOut } from "./shapes";

const coding = { id: "real", transcript_id: "t", code_id: "heard", coder_id: "ana", start: 3, end: 9, memo: "", created_at: "2026-11-23T10:00:00Z", version: 4 } as CodingOut;
const longer: Change = { kind: "resize", uid: "real", label: "Being heard", span: { start: 3, end: 15 }, from: { start: 3, end: 9 } };
let ground: Ground;
const list = () => ground.client.getQueryData<CachedCodings>(codingsKey("t", 2))!;

/** A server that changes bounds, if it is asked from the right version; `there`: the coding as it stands. */
function serve(there: CodingOut): unknown[] {
  const patched: unknown[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") return Response.json({ items: [there], removed: [], coders: [], seq: 9, undo: 0, redo: 0, stale: 0, corrected: false });
    const body = (await request.json()) as object;
    patched.push(body);
    if (request.headers.get("If-Match") !== `"${there.version}"`) return Response.json({ code: "stale", detail: "It was changed." }, { status: 412 });
    return Response.json({ ...there, ...body, version: there.version + 1 });
  });
  return patched;
}

beforeEach(() => {
  const client = new QueryClient();
  ground = { client, studyId: "s", transcriptId: "t", version: 2, me: { id: "ana", name: "Ana" } };
  client.setQueryData<CachedCodings>(codingsKey("t", 2), { items: [coding], coders: [], seq: 1, undo: 0, redo: 1 });
});
afterEach(() => vi.unstubAllGlobals());

it("shows the new ends, sends them with the version of the text, and can be undone", async () => {
  const patched = serve(coding);
  showChange(ground, longer);
  expect(list()).toMatchObject({ undo: 1, redo: 0, items: [{ start: 3, end: 15, pending: true }] });
  await sendChange(ground, longer, new Map());
  expect(patched).toEqual([{ start: 3, end: 15, version: 2 }]);
  expect(list().items[0]).toMatchObject({ start: 3, end: 15, version: 5 });
  expect(list().items[0]?.pending).toBeUndefined();
});

it("puts the ends back where they were when it is refused", () => {
  showChange(ground, longer)();
  expect(list()).toMatchObject({ undo: 0, items: [{ start: 3, end: 9, pending: false }] });
});

it("keeps the ends that were moved on while the first change was on its way", async () => {
  serve(coding);
  showChange(ground, longer);
  showChange(ground, { ...longer, span: { start: 3, end: 20 }, from: { start: 3, end: 15 } });
  await sendChange(ground, longer, new Map());
  expect(list().items[0]).toMatchObject({ end: 20, pending: true, version: 5 });
});

it("goes on when only the memo was changed elsewhere, and is refused when the ends were", async () => {
  serve({ ...coding, memo: "Theirs", version: 7 });
  showChange(ground, longer);
  await sendChange(ground, longer, new Map());
  expect(list().items[0]).toMatchObject({ end: 15, memo: "Theirs", version: 8 });
  serve({ ...coding, end: 12, version: 30 });
  await expect(sendChange(ground, longer, new Map())).rejects.toThrow("It was changed.");
});

const text = "Who was it? \u{1F600}\nShe said, I have read about you.";

function workspace(): Workspace {
  const turns = [{ n: 0, body_start: 0, end: 13, speaker_id: null, starts_at_ms: null }, { n: 1, body_start: 14, end: 46, speaker_id: null, starts_at_ms: null }];
  const model = readTranscript({ id: "t", speakers: [] as unknown } as TranscriptOut, { n: 2, text, turns } as unknown as VersionOut);
  const ws = createWorkspace("s", model);
  ws.drawing.draw(drawSegments([{ ...coding, start: 14, end: 22 }], new Map(), model.codePoints, { layer: "everyone", me: "ana", coders: new Map() }, []));
  ws.chosen.value = "real";
  return ws;
}

it("moves an end by a word, and says what the segment is then", () => {
  const ws = workspace();
  const stretch = vi.fn();
  expect(text.slice(ws.chosenSegment.value?.start, ws.chosenSegment.value?.end)).toBe("She said");
  moveEnd(ws, { stretch }, "end", 1);
  const span = stretch.mock.calls[0]?.[1] as { start: number; end: number };
  expect(text.slice(span.start, span.end)).toBe("She said,");
  expect(ws.spoken.value).toBe("Ends: … She said,. 2 words.");
  expect(endWords(text, { start: 15, end: text.length }, "start")).toBe("Starts: She said, I have …. 7 words.");
});

it("says why an end goes no farther", () => {
  const ws = workspace();
  ws.bounds.value = { uid: "real", start: 15, end: 18, from: { start: 15, end: 23 }, sent: false };
  const stretch = vi.fn();
  moveEnd(ws, { stretch }, "end", -1);
  expect(ws.spoken.value).toBe("A segment keeps at least one word.");
  ws.bounds.value = { uid: "real", start: 0, end: 18, from: { start: 15, end: 23 }, sent: false };
  moveEnd(ws, { stretch }, "start", -1);
  expect(ws.spoken.value).toBe("The transcript starts here.");
  expect(stretch).not.toHaveBeenCalled();
});
