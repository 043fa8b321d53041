/** Events lead to the thing they were done to, while it is there. */
import { expect, test } from "vitest";
import { eventLink } from "./event-link";

test.each([
  ["participant.changed", "p", {}, "participants/p"],
  ["consent.attested", "c", { participant_id: "p" }, "participants/p"],
  ["consent.attested", "c", {}, null],
  ["transcript.removed", "t", {}, null],
  ["participants.imported", null, {}, null],
  ["policy.changed", "s", {}, null],
])("%s of %s", (kind, id, details, expected) => {
  expect(eventLink(kind, id, details)).toBe(expected);
});
