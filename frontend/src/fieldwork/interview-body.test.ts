/** What is typed of an interview becomes what the server takes. */
import { expect, test } from "vitest";
import { fromTypedInterview, toTypedInterview } from "./interview-body";
import type { Interview } from "./shapes";

const whole = {
  code: "SU-01", mode: "probation_site", site: "A", interviewer_id: "r", guide_id: null, happened_on: "2026-03-09", status: "completed", duration_min: 52,
} as unknown as Interview;

test("an interview goes through the form unchanged", () => {
  expect(fromTypedInterview(toTypedInterview(whole, "me", "newest"), ["p"])).toEqual({
    code: "SU-01", participant_ids: ["p"], mode: "probation_site", site: "A", interviewer_id: "r", guide_id: null, happened_on: "2026-03-09", status: "completed", duration_min: 52,
  });
});

test("a new one begins with who I am and the guide in use, and says nothing that was not typed", () => {
  const typed = toTypedInterview(undefined, "me", "newest");
  expect(fromTypedInterview(typed, ["p"])).toMatchObject({ code: null, interviewer_id: "me", guide_id: "newest", happened_on: null, duration_min: null, status: "planned" });
});

test.each(["an hour", "1.5", "-3", "99999"])("a duration of %s is left for the server to refuse", (said) => {
  expect(fromTypedInterview({ ...toTypedInterview(whole, "", ""), duration_min: said }, []).duration_min).toBe(0);
});
