/** Keys take the caret where a coder expects. Nothing is on screen here: only the offsets are tested. */
import { beforeEach, describe, expect, it } from "vitest";
import { goToUncoded, growWord, shrinkWord, stepOverBorder, stepSegment, stepSentence, stepTurn } from "./caret-steps";
import type { Segment } from "./segments";
import type { TranscriptOut } from "./shapes";
import { readTranscript } from "./transcript-model";
import { createWorkspace, type Workspace } from "./workspace";

const turns = ["How was it?", "I met Dr. Okafor. She listened. Really 😀.", "And then?", "We talked."];
const text = turns.join("\n");
let ws: Workspace;

beforeEach(() => {
  let from = 0;
  const speakers = [
    { id: "i", label: "I", kind: "interviewer" },
    { id: "p", label: "P", kind: "participant" },
  ];
  const model = readTranscript(
    { id: "t", speakers } as TranscriptOut,
    {
      n: 1, zone: "deidentified", sha256: "",
      text,
      turns: turns.map((words, n) => {
        const start = from;
        from += [...words].length + 1;
        return { n, start, body_start: start, end: from - 1, speaker_id: n % 2 ? "p" : "i", starts_at_ms: null, question_id: null };
      }),
    },
  );
  ws = createWorkspace("s", model);
});

const shown = () => {
  const { anchor, focus } = ws.selected.value!;
  return text.slice(anchor, focus);
};
const caret = (words: string) => (ws.selected.value = { anchor: text.indexOf(words), focus: text.indexOf(words) });
const segment = (uid: string, words: string) => ({ uid, start: text.indexOf(words), end: text.indexOf(words) + words.length, lane: 0 }) as Segment;

describe("stepSentence", () => {
  it("selects the sentence, then the next, over abbreviations", () => {
    caret("Okafor");
    stepSentence(ws, false);
    expect(shown()).toBe("I met Dr. Okafor.");
    stepSentence(ws, false);
    expect(shown()).toBe("She listened.");
  });

  it("takes the next sentence too when extending, also over turns", () => {
    caret("Really");
    stepSentence(ws, false);
    stepSentence(ws, true);
    expect(shown()).toBe("Really 😀.\nAnd then?");
  });
});

describe("words", () => {
  it("are taken one by one and left out again", () => {
    caret("met");
    growWord(ws);
    expect(shown()).toBe("met");
    growWord(ws);
    expect(shown()).toBe("met Dr");
    shrinkWord(ws);
    expect(shown()).toBe("met");
  });
});

describe("stepOverBorder", () => {
  const at = () => ws.selected.value?.focus;
  const put = (focus: number) => (ws.selected.value = { anchor: focus, focus });

  it("takes one press from the last place of a turn to the first of the next, and back", () => {
    put(turns[0]!.length);
    expect([stepOverBorder(ws, 1), at()]).toEqual([true, text.indexOf("I met")]);
    expect([stepOverBorder(ws, -1), at()]).toEqual([true, turns[0]!.length]);
  });

  it("leaves every other step to the browser", () => {
    for (const [place, step] of [[text.indexOf("met"), 1], [turns[0]!.length, -1], [text.indexOf("I met"), 1], [0, -1], [text.length, 1]] as const) {
      put(place);
      expect([stepOverBorder(ws, step), at()]).toEqual([false, place]);
    }
    ws.selected.value = { anchor: 0, focus: turns[0]!.length };
    expect(stepOverBorder(ws, 1)).toBe(false);
  });
});

describe("turns and segments", () => {
  it("steps to the start of the turn, then to the turn before", () => {
    caret("She");
    stepTurn(ws, -1);
    expect(ws.selected.value?.focus).toBe(text.indexOf("I met"));
    stepTurn(ws, -1);
    expect(ws.selected.value?.focus).toBe(0);
    stepTurn(ws, 1);
    expect(ws.selected.value?.focus).toBe(text.indexOf("I met"));
  });

  it("walks segments in reading order and says when there are no more", () => {
    ws.drawing.draw([segment("a", "met"), segment("b", "talked")]);
    stepSegment(ws, 1);
    expect(ws.chosen.value).toBe("a");
    stepSegment(ws, 1);
    expect(ws.chosen.value).toBe("b");
    stepSegment(ws, 1);
    expect([ws.chosen.value, ws.spoken.value]).toEqual(["b", "No more segments after this one."]);
    stepSegment(ws, -1);
    expect(ws.chosen.value).toBe("a");
  });

  it("lets go of the chosen segment when the next sentence is taken", () => {
    ws.drawing.draw([segment("a", "I met Dr. Okafor.")]);
    stepSegment(ws, 1);
    stepSentence(ws, false);
    stepSentence(ws, false);
    expect([shown(), ws.chosen.value]).toEqual(["She listened.", null]);
  });

  it("finds the next turn that nobody coded, never the interviewer's", () => {
    ws.drawing.draw([segment("a", "met")]);
    goToUncoded(ws);
    expect(ws.selected.value?.focus).toBe(text.indexOf("We talked"));
    ws.drawing.draw([segment("a", "met"), segment("b", "talked")]);
    goToUncoded(ws);
    expect(ws.spoken.value).toBe("Every turn has a code.");
  });
});
