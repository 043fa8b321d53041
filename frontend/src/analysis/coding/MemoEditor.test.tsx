/** A memo that could not be saved, or that was changed elsewhere meanwhile, is never lost. */
import { act, render, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ActionsContext, type Actions } from "./actions";
import { MemoEditor } from "./MemoEditor";
import type { Segment } from "./segments";
import type { TranscriptOut } from "./shapes";
import { readTranscript } from "./transcript-model";
import { createWorkspace, type UnsavedMemo } from "./workspace";

const segment = { uid: "a", memo: "Theirs." } as Segment;

function write(unsaved: UnsavedMemo) {
  const ws = createWorkspace("s", readTranscript({ id: "t", speakers: [] as unknown[] } as TranscriptOut, { n: 1, zone: "deidentified", sha256: "", text: "", turns: [] }));
  const saveMemo = vi.fn();
  render(<ActionsContext.Provider value={{ mayChange: () => true, saveMemo } as unknown as Actions}><MemoEditor ws={ws} segment={segment} /></ActionsContext.Provider>);
  act(() => void (ws.unsaved.value = new Map([["a", unsaved]])));
  return { ws, saveMemo, field: screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Memo" }), user: userEvent.setup() };
}

test("what was changed elsewhere stands beside mine; both can be kept, and then saved over it", async () => {
  const { ws, saveMemo, field, user } = write({ mine: "Mine.", theirs: "Theirs." });
  const met = within(screen.getByRole("region", { name: "Saved elsewhere meanwhile" }));
  expect(met.getByText("Theirs")).toBeTruthy();
  expect(field.value).toBe("Mine.");
  await user.click(met.getByRole("button", { name: "Keep both" }));
  expect(field.value).toBe("Theirs.\n\nMine.");
  expect(saveMemo).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(saveMemo).toHaveBeenCalledWith(segment, "Theirs.\n\nMine.", "Theirs.");
  expect(ws.unsaved.value.size).toBe(0);
});

test("what got no answer is still in the field, and says so", () => {
  const { field } = write({ mine: "Mine.", theirs: null });
  expect(field.value).toBe("Mine.");
  expect(screen.getByRole("alert").textContent).toContain("Not saved yet");
});
