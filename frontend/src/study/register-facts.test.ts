/** Changing one fact of the register leaves every other as it was. */
import { expect, test } from "vitest";
import { FACT_FIELDS, factOf, withFacts, type FactName } from "./register-facts";

const facts = { study: { iras_id: "309932", duration: { months: 10 }, start_date: null }, references: ["One"] };
const typed = Object.fromEntries(FACT_FIELDS.map(({ name }) => [name, factOf(facts, name)])) as Record<FactName, string>;

test("what is not text reads as empty", () => {
  expect([typed.iras_id, typed.start_date, typed.sponsor]).toEqual(["309932", "", ""]);
});

test("nothing typed changes nothing", () => {
  expect(withFacts(facts, typed)).toBe(facts);
});

test("one fact is changed and the rest stays", () => {
  expect(withFacts(facts, { ...typed, sponsor: " A trust " })).toEqual({ study: { iras_id: "309932", duration: { months: 10 }, start_date: null, sponsor: "A trust" }, references: ["One"] });
});

test("an emptied fact is gone, and a study without facts can have some", () => {
  expect(withFacts(facts, { ...typed, iras_id: "" })).toMatchObject({ study: { iras_id: null } });
  expect(withFacts({}, { ...typed, iras_id: "1" })).toEqual({ study: expect.objectContaining({ iras_id: "1" }) });
});
