/** Our words, and what is read aloud. */
import { expect, it } from "vitest";
import { readability } from "../../text/readability";
import type { Idea } from "./shapes";
import { spokenIdea } from "./speech";
import { aboutOf, CHOICES, keptSentence, lines, NOTHING_WAITS, paragraphs, wentSentence } from "./words";

it("offers six answers", () => {
  expect(CHOICES.map((choice) => choice.kind)).toEqual(["rings_true", "partly_rings_true", "does_not_ring_true", "missing_something", "word_differently", "quote_worry_identity"]);
});

it("says what a quote is about before its words", () => {
  expect(aboutOf(["violence"])).toBe("violence");
  expect(aboutOf(["violence", "death_loss", "strong_language"])).toBe("violence, death or loss and strong language");
});

it("cuts texts at empty lines, and easy read at every line", () => {
  expect(paragraphs("One.\n\n Two\nlines.\n\n")).toEqual(["One.", "Two\nlines."]);
  expect(lines("One.\n\nTwo.")).toEqual(["One.", "Two."]);
});

const idea: Idea = {
  id: "i", name: "Being heard", plain_summary: "", easy_read: "", why_we_think_this: "",
  quotes: [
    { id: "open", text: "She asked me.", speaker_label: "A person on probation", labels: [] },
    { id: "closed", text: "They rang nobody.", speaker_label: "A person on probation", labels: ["death_loss"] },
  ],
};

it("does not read a closed quote aloud", () => {
  expect(spokenIdea(idea, ["People told us."], new Set()).join(" ")).not.toContain("They rang nobody.");
  expect(spokenIdea(idea, ["People told us."], new Set(["closed"])).join(" ")).toContain("They rang nobody.");
});

it("keeps the labels of answers easy to read", () => {
  const { age } = readability(CHOICES.map((choice) => `${choice.label}. ${choice.hint}.`).join("\n"));
  expect(age).toBeLessThanOrEqual(9);
});

it("says in easy words that an answer is kept and will be sent, and when it was", () => {
  expect(keptSentence(1, true)).toBe("We could not send your answer yet. It is kept on this device. We will send it when the internet is back, and tell you here.");
  expect(keptSentence(2, false)).toBe("We could not send 2 of your answers yet. Please keep this page open. We will send them when the internet is back, and tell you here.");
  expect(wentSentence(1, new Date(2026, 10, 23, 9, 5))).toBe("We sent your answer at 09:05. The team has it now.");
  const said = [keptSentence(1, true), keptSentence(2, false), wentSentence(1, new Date()), wentSentence(2, new Date())];
  for (const text of [...said, NOTHING_WAITS]) expect(readability(text).age).toBeLessThanOrEqual(9);
});
