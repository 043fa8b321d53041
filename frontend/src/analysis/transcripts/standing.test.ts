import { expect, test } from "vitest";
import type { Line } from "./shapes";
import { nextOf, standingOf, waitsFor } from "./standing";

const gate = { code: "transcript_not_deidentified", detail: "Not checked.", next: "Ask.", without_consent: [] };
type Part = Pick<Line, "state" | "gate" | "asked_to_attest" | "imported_by" | "participants">;
const line = (more: Partial<Part>): Part => ({
  state: "to_check", gate, asked_to_attest: null, imported_by: { account_id: "me", name: "Me" }, participants: ["SU-01"], ...more,
});
const asked = (account_id: string): Partial<Part> => ({ state: "asked", asked_to_attest: { account_id, name: "Rowan" } });

test.each<[string, Partial<Part>, string, string, string | undefined]>([
  ["mine, not checked", {}, "me", "Ask a member to check it", "ask"],
  ["another's, not checked", { imported_by: { account_id: "you", name: "You" } }, "others", "Nobody is asked to check it", undefined],
  ["I am asked", asked("me"), "me", "Check it: you are asked", "check"],
  ["another is asked", asked("you"), "others", "Rowan is asked to check it", undefined],
  ["mine came back", { state: "returned" }, "me", "Read why it came back", "check"],
  ["nobody is named", { state: "ready", participants: [] }, "me", "Say who speaks", "change"],
  ["consent is missing", { state: "ready", gate: { ...gate, detail: "Consent is not attested for SU-01." } }, "me", "Consent is not attested for SU-01.", "consent"],
])("%s", (_, more, waits, words, leads) => {
  expect(waitsFor(line(more), "me")).toBe(waits);
  expect(nextOf(line(more), "me")).toEqual(leads ? { words, leads } : { words });
});

test("what is ready waits for nobody", () => {
  const ready = line({ state: "ready", gate: null });
  expect([waitsFor(ready, "me"), nextOf(ready, "me"), standingOf(ready).label]).toEqual(["nobody", null, "Ready to code"]);
});
