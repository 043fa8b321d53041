/** Dates as we write them. */
import { expect, test } from "vitest";
import { writeAgo, writeDate } from "./dates";

test("a date is day, short month, year, September too", () => {
  expect(writeDate("2026-11-23")).toBe("23 Nov 2026");
  expect(writeDate("2026-09-01")).toBe("1 Sep 2026");
});

test("how long ago is as short as is clear", () => {
  const now = new Date(2026, 10, 23, 15, 0);
  const at = (day: number, hour: number, minute: number): string => writeAgo(new Date(2026, 10, day, hour, minute).toISOString(), now);
  expect(at(23, 15, 0)).toBe("just now");
  expect(at(23, 14, 59)).toBe("1 minute ago");
  expect(at(23, 14, 15)).toBe("45 minutes ago");
  expect(at(23, 9, 5)).toBe("09:05");
  expect(at(22, 23, 30)).toBe("yesterday, 23:30");
  expect(at(21, 23, 30)).toBe("21 Nov 2026");
});
