/** Our words, and what is read aloud. */
import { expect, it } from "vitest";
import { readingOf } from "../rounds/readability";
import type { Idea } from "./shapes";
import { spokenIdea } from "./speech";
import { aboutOf, CHOICES, lines, paragraphs } from "./words";

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
  const grade = readingOf(CHOICES.map((choice) => `${choice.label}. ${choice.hint}.`).join("\n")).grade;
  expect(grade).toBeLessThanOrEqual(4);
});
