/** Sentences become queries and come back the same. */
import { expect, test } from "vitest";
import { ANYTHING, draftFromHash, draftOf, EMPTY, queryOf, sameQuery, type Draft, type How, type Link, type Term } from "./draft";
import type { Where } from "./shapes";

const code = (...codeIds: string[]): Term => ({ codeIds, beneath: false, themeIds: [] });
const link = (how: How, term: Term, turns = 2): Link => ({ how, term, turns });
const draft = (first: Term, ...links: Link[]): Draft => ({ first, links, filters: {} });
const a: Where = { code: "a", subtree: false };
const b: Where = { code: "b", subtree: false };
const c: Where = { code: "c", subtree: false };

test.each<[string, Draft, Where]>([
  ["anything", EMPTY, { any_code: true }],
  ["one code", draft(code("a")), a],
  ["one code or another", draft(code("a", "b")), { any: [a, b] }],
  ["a theme or what stands under a code", draft({ codeIds: ["a"], beneath: true, themeIds: ["t"] }), { any: [{ code: "a", subtree: true }, { theme: "t" }] }],
  ["two at once, but not a third", draft(code("a"), link("and", code("b")), link("not", code("c"))), { all: [a, b, { not: c }] }],
  ["what is left of one, with another", draft(code("a"), link("not", code("b")), link("and", code("c"))), { all: [{ all: [a, { not: b }] }, c] }],
  ["one over another", draft(code("a"), link("overlapping", code("b"))), { overlapping: [a, b] }],
  ["one within another, but not a third", draft(code("a"), link("within", code("b")), link("not", code("c"))), { all: [{ within: [a, b] }, { not: c }] }],
  ["near what is anywhere", draft(code("a"), link("near", ANYTHING, 4)), { near: [a, { any_code: true }], turns: 4 }],
  ["in the same transcript as one of two", draft(code("a"), link("same_transcript", code("b", "c"))), { same_transcript: [a, { any: [b, c] }] }],
])("%s becomes a query and comes back", (_, said, where) => {
  const query = queryOf(said);
  expect(query.where).toEqual(where);
  expect(draftOf(query)).toEqual(said);
});

test("what a script wrote reads as a sentence where it can", () => {
  expect(draftOf({ where: { all: [{ not: a }, b] } })).toEqual(draft(code("b"), link("not", code("a"))));
  expect(draftOf({ where: { not: a } })).toEqual(draft(ANYTHING, link("not", code("a"))));
  expect(draftOf({ where: { code: "a" } })?.first).toEqual(code("a"));
});

test("a query that says more than a sentence is not cut down to one", () => {
  expect(draftOf({ where: { overlapping: [a, { overlapping: [b, c] }] } })).toBeNull();
  expect(draftOf({ where: { any: [a, { not: b }] } })).toBeNull();
  expect(draftOf({ where: { any: [a, { code: "b", subtree: true }] } })).toBeNull();
  expect(draftOf({ where: { all: [a, { not: { not: b } }] } })).toBeNull();
});

test("conditions that say nothing are left out, and the day they were chosen matters not", () => {
  const said = { ...EMPTY, filters: { group_ids: ["g"], coder_ids: [], coded_from: null, objective_of: "code" as const } };
  expect(queryOf(said).filters).toEqual({ group_ids: ["g"] });
  expect(sameQuery(queryOf(said), { where: { any_code: true }, filters: { group_ids: ["g"] } })).toBe(true);
  expect(sameQuery(queryOf(said), { where: { any_code: true } })).toBe(false);
});

test("an address may name a code, a theme and a group", () => {
  expect(draftFromHash("#code=a&group=g")).toEqual({ first: { codeIds: ["a"], beneath: true, themeIds: [] }, links: [], filters: { group_ids: ["g"] } });
  expect(draftFromHash("#theme=t")?.first.themeIds).toEqual(["t"]);
  expect(draftFromHash("#code=a&beneath=no")?.first.beneath).toBe(false);
  expect(draftFromHash("")).toBeNull();
});
