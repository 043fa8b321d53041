/** Keys that code do nothing behind a closed gate but say why; the others go on working. */
import { afterEach, beforeEach, expect, it, test, vi } from "vitest";
import type { Actions } from "./actions";
import { onTranscriptKey } from "./keys";
import type { Segment } from "./segments";
import type { TranscriptOut } from "./shapes";
import { readTranscript } from "./transcript-model";
import { createWorkspace, type Workspace } from "./workspace";

const text = "I met her.\nShe listened.";
let ws: Workspace;
const did = { refuse: vi.fn(), apply: vi.fn(), inVivo: vi.fn(), uncode: vi.fn() };
const actions = (refusal: string | null): Actions => ({ ...did, refusal, mayCreate: refusal === null, mayMark: true, mayChange: () => true }) as unknown as Actions;

beforeEach(() => {
  const turn = (n: number, start: number, end: number) => ({ n, start, body_start: start, end, speaker_id: "p", starts_at_ms: null, question_id: null });
  const speakers = [{ id: "p", label: "P", kind: "participant" }];
  ws = createWorkspace("s", readTranscript({ id: "t", speakers } as TranscriptOut, { n: 1, zone: "original", sha256: "", text, turns: [turn(1, 0, 10), turn(2, 11, 24)] }));
  ws.host.current = document.body.appendChild(document.createElement("div"));
  ws.selected.value = { anchor: 2, focus: 5 };
  ws.recent.value = { ...ws.recent.value, slots: ["heard"] };
  ws.drawing.draw([{ uid: "a", start: 2, end: 5, lane: 0 } as Segment]);
});
afterEach(() => {
  ws.host.current?.remove();
  Object.values(did).forEach((one) => one.mockReset());
});

const press = (refusal: string | null, key: string): void => {
  const event = new KeyboardEvent("keydown", { key, cancelable: true });
  Object.defineProperty(event, "target", { value: ws.host.current });
  onTranscriptKey(ws, actions(refusal), event);
  expect(event.defaultPrevented).toBe(true);
};

test.each(["c", "i", "1", "9", "m", "Delete", "Backspace"])("%s behind a closed gate says why and changes nothing", (key) => {
  press("Nobody has attested yet.", key);
  expect(did.refuse).toHaveBeenCalledTimes(1);
  expect([ws.palette.value, ws.memoAsked.value]).toEqual([null, false]);
  expect([did.apply, did.inVivo, did.uncode].flatMap((each) => each.mock.calls)).toEqual([]);
});

it("opens the palette and codes where the gate is open", () => {
  press(null, "c");
  expect(ws.palette.value).toMatchObject({ span: { start: 2, end: 5 } });
  press(null, "1");
  expect(did.apply).toHaveBeenCalledWith("heard", { start: 2, end: 5 });
  expect(did.refuse).not.toHaveBeenCalled();
});

it("goes on reading behind a closed gate", () => {
  press("Nobody has attested yet.", "s");
  expect(did.refuse).not.toHaveBeenCalled();
  expect(ws.selected.value).toEqual({ anchor: 0, focus: 10 });
});
