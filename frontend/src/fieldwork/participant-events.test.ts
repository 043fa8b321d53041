/** The timeline runs from the newest to the oldest, and what is yet to be stands on top. */
import { expect, test } from "vitest";
import { participantEvents } from "./participant-events";
import type { ParticipantPage } from "./shapes";

const page = {
  created_at: "2026-02-01T09:00:00Z",
  consents: [
    { id: "2", consented_on: "2026-03-01", ended_on: null },
    { id: "1", consented_on: "2026-02-10", ended_on: "2026-02-20" },
  ],
  interview_list: [
    { id: "done", happened_on: "2026-03-01" },
    { id: "open", happened_on: null },
  ],
  transcript_list: [{ id: "t", created_at: "2026-03-02T10:00:00Z" }],
} as unknown as ParticipantPage;

test("everything stands once, in order", () => {
  expect(participantEvents(page).map((event) => event.key)).toEqual(["i-open", "t-t", "i-done", "c-2", "e-1", "c-1", "added"]);
});
