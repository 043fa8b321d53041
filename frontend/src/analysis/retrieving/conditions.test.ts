/** Conditions keep what is chosen, and read as parts of a sentence. */
import { expect, test } from "vitest";
import { conditionsOf, namesOf, writeValue, type Choosable } from "./conditions";

const KNOWN: Choosable = {
  groups: [{ value: "g", label: "People on probation" }], participants: [], questions: [], objectives: [{ value: "2", label: "2" }], themes: [], transcripts: [], coders: [],
  attributes: [{ id: "age", name: "Age band", choices: [{ value: writeValue("25-34"), label: "25-34" }, { value: writeValue(null), label: "not recorded" }] }],
};
const condition = (id: string, filters = {}) => conditionsOf(filters, KNOWN).find((each) => each.id === id)!;

test("choosing keeps the other conditions, and choosing nothing takes the condition away", () => {
  const filters = { coder_ids: ["c"] };
  const chosen = condition("group_ids", filters).choose(["g"]);
  expect(chosen).toEqual({ coder_ids: ["c"], group_ids: ["g"] });
  expect(condition("group_ids", chosen).choose([])).toEqual(filters);
});

test("values of attributes keep their kind: text, a number, yes, nothing recorded", () => {
  const filters = condition("attribute:age").choose([writeValue("25-34"), writeValue(7), writeValue(true), writeValue(null)]);
  expect(filters.attributes).toEqual([{ attribute_id: "age", values: ["25-34", 7, true, null] }]);
  expect(condition("attribute:age", filters).chosen).toHaveLength(4);
  expect(condition("attribute:age", filters).choose([])).toEqual({});
});

test("an objective says whether the code or the question serves it", () => {
  const filters = condition("objective_ns").choose(["2"]);
  expect(filters).toEqual({ objective_ns: [2] });
  expect(condition("objective_ns", { ...filters, objective_of: "question" }).lead).toBe("in answer to a question on objective");
});

test.each([
  [["a"], "A"],
  [["a", "b"], "A or B"],
  [["a", "b", "c"], "A, B or C"],
  [["a", "b", "c", "d"], "A, B, C or D"],
  [["a", "b", "c", "d", "e"], "A, B, C or 2 more"],
  [["a", "gone"], "A or something no longer there"],
])("%j reads as %s", (chosen, said) => {
  expect(namesOf(chosen, ["a", "b", "c", "d", "e"].map((value) => ({ value, label: value.toUpperCase() })))).toBe(said);
});
